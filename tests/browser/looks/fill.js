// Puts arguments[0], names to text or lists of it, into the form of the page; empties all else.
const boxes = arguments[0];
const form = document.querySelector("main form");
const given = (name) => [boxes[name] ?? []].flat();
for (const e of form.elements) {
  if (!e.name || ["hidden", "file", "submit"].includes(e.type)) continue;
  if (["radio", "checkbox"].includes(e.type)) e.checked = given(e.name).includes(e.value);
  else e.value = given(e.name)[0] ?? "";
}
for (const name of Object.keys(boxes)) {
  const there = form.elements.namedItem(name);
  if (there?.type === "hidden") there.value = boxes[name];
  if (there) continue;
  const hidden = Object.assign(document.createElement("input"), { type: "hidden", name });
  hidden.value = given(name)[0] ?? "";
  form.append(hidden);
}
