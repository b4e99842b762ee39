// In the person's own colours a field, a button and the focus can still be told from the page.
const found = [];
if (!matchMedia("(forced-colors: active)").matches) found.push("Colours are not forced");
const edge = (style) => style.borderTopStyle !== "none" && parseFloat(style.borderBottomWidth) >= 1;
const ring = (style) =>
  style.outlineStyle === "auto" || (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2);
const styles = (e) =>
  [e, ...(e.labels ?? []), e.parentElement].flatMap((one) =>
    ["", "::before", "::after", "::file-selector-button"].map((part) => getComputedStyle(one, part || null)));
const box = "input:not([type=hidden]), select, textarea, button, a.govuk-button";
for (const e of all(box).filter(visible))
  if (!styles(e).some(edge)) found.push(`${call(e)} has no border`);
for (const e of stops()) {
  e.focus();
  if (!styles(e).some(ring)) found.push(`${call(e)} shows no focus`);
}
return found;
