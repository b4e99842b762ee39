// On the one page of a form: shows and hides questions as answers come. Without it, "Update the
// questions" asks the server, whose word is the last in any case. Its rules are those of
// portal/forms/conditions.py; what it cannot know it leaves as the server has drawn it.
const form = document.querySelector("[data-whole]");
const told = form.querySelector("[data-told]");
const end = form.querySelector("[data-end]");
const sections = [...form.querySelectorAll("[data-part]")];

const plain = (text) => text.replace(/[£,\s]/g, "");
const number = (text) => (text === "" ? "" : /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined);

// "" is nothing, undefined what cannot be read.
const read = (data, name, kind) => {
  const text = (of = "") => String(data.get(name + of) ?? "").trim();
  switch (kind) {
    case "checkboxes":
      return data.getAll(name);
    case "date": {
      const parts = ["-year", "-month", "-day"].map(text);
      if (parts.every((part) => part === "")) return "";
      if (!/^\d{4},\d{1,2},\d{1,2}$/.test(parts.join())) return undefined;
      return parts.map((part) => part.padStart(2, "0")).join("-");
    }
    case "whole-number":
    case "money":
      return number(plain(text()));
    case "address":
    case "file":
      return undefined;
    default:
      return text();
  }
};

const compare = {
  "<": (a, b) => a < b,
  "<=": (a, b) => a <= b,
  "=": (a, b) => a === b,
  ">=": (a, b) => a >= b,
  ">": (a, b) => a > b,
};

const meets = ([is, , ...than], answer) => {
  if (answer === undefined || answer === "" || answer.length === 0) return false;
  const several = [].concat(answer);
  switch (is) {
    case "equals":
      return several.includes(than[0]);
    case "in":
      return several.some((each) => than[0].includes(each));
    case "compared":
      return compare[than[0]](answer.items ?? answer, than[1]);
    default:
      return answer.items !== 0;
  }
};

// true, false, or null while it turns on a question that is still open.
const decided = (condition, known) => {
  const [is, ...tests] = condition;
  if (is === "not") {
    const inside = decided(tests[0], known);
    return inside === null ? null : !inside;
  }
  if (is === "all" || is === "any") {
    const found = tests.map((test) => decided(test, known));
    if (found.includes(is === "any")) return is === "any";
    return found.includes(null) ? null : is === "all";
  }
  if (known.dark.has(tests[0])) throw condition;
  return known.open.has(tests[0]) ? null : meets(condition, known.answers[tests[0]]);
};

const shows = (place, known, ended) => {
  if (ended) return false;
  if (!place.dataset.when) return !place.hidden;
  try {
    return decided(["all", ...JSON.parse(place.dataset.when)], known);
  } catch {
    return !place.hidden;
  }
};

const ask = (place, data, known) => {
  const stem = place.dataset.prefix ? `${place.dataset.prefix}-` : "";
  for (const [id, kind, required] of JSON.parse(place.dataset.asks ?? "[]")) {
    const answer = place.hidden ? undefined : read(data, stem + id, kind);
    const nothing = answer === "" || answer?.length === 0;
    if (place.hidden ? place.waits : nothing && required) known.open.add(id);
    else if (!place.hidden && answer === undefined) known.dark.add(id);
    else known.answers[id] = answer;
  }
};

const put = (place, shown) => {
  place.waits = shown === null;
  place.hidden = !shown;
  // The server asks first about what it opens itself; this was seen.
  if (shown) place.querySelector(":scope > [name=unseen]")?.remove();
};

const list = (place, data, known, ended) => {
  const id = place.dataset.list;
  const items = [...place.querySelectorAll("[data-item]")];
  let open = false;
  for (const item of items) {
    const own = { answers: { ...known.answers }, open: new Set(known.open), dark: new Set(known.dark) };
    for (const inner of item.querySelectorAll("[data-kind]")) {
      put(inner, place.hidden ? false : shows(inner, own, ended));
      ask(inner, data, own);
    }
    open ||= own.open.size > known.open.size;
  }
  const done = items.length >= Number(place.dataset.most) || data.get(`${id}-list-another`) === "no";
  if (done && !open && !place.hidden) known.answers[id] = { items: items.length };
  else if (!place.hidden || place.waits) known.open.add(id);
};

const walk = (event) => {
  const data = new FormData(form);
  const known = { answers: {}, open: new Set(), dark: new Set() };
  let ended = false;
  for (const section of sections) {
    const places = [...section.querySelectorAll("[data-kind]")].filter((each) => !each.closest("[data-item]"));
    for (const place of places) {
      put(place, shows(place, known, ended));
      if (place.dataset.kind === "list") list(place, data, known, ended);
      else ask(place, data, known);
      if (place.dataset.kind === "exit" && !place.hidden) ended = true;
    }
    section.hidden = places.every((place) => place.hidden);
  }
  end.hidden = ended;
  const count = form.querySelectorAll("[data-kind=ask]:not([hidden])").length;
  const words = `${count} questions are shown.`;
  if (event && told.textContent !== words) told.textContent = words;
};

walk();
form.addEventListener("change", walk);
