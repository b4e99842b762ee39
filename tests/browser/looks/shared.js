// What every look shares: who can be seen, what can be reached, and how to name it in a message.
const reachable =
  "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]";
const all = (css, within = document) => [...within.querySelectorAll(css)];
const visible = (e) =>
  e.getClientRects().length > 0 &&
  e.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true });
const aside = (e) => {
  // Out of sight but read aloud: clipped to a dot.
  const box = e.getBoundingClientRect();
  return box.width <= 1 || box.height <= 1;
};
const words = (text) => text.replace(/\s+/g, " ").trim();
const call = (e) => {
  const said = words(e.innerText || e.getAttribute("aria-label") || e.value || "").slice(0, 40);
  const where = e.id ? `#${e.id}` : e.classList.length ? `.${[...e.classList].join(".")}` : "";
  return `${e.localName}${where}${said ? ` "${said}"` : ""}`;
};
const stops = () => {
  // What Tab should reach, in order: one radio of each group.
  const chosen = (e) => {
    if (e.type !== "radio" || !e.name) return true;
    const group = all(`input[type=radio][name="${CSS.escape(e.name)}"]`, e.form ?? document);
    return e === (group.find((one) => one.checked) ?? group.find((one) => !one.disabled));
  };
  return all(reachable).filter((e) => e.tabIndex >= 0 && !e.disabled && visible(e) && chosen(e));
};
const paints = (e) => [e, e.parentElement, ...(e.labels ?? [])];
