// Everything that is pressed is at least 24 px each way (2.5.8), but for links in sentences.
const found = [];
const block = (e) => {
  let up = e.parentElement;
  while (getComputedStyle(up).display === "inline") up = up.parentElement;
  return up;
};
const inSentence = (e) => {
  if (e.localName !== "a" || getComputedStyle(e).display !== "inline") return false;
  const around = block(e).cloneNode(true);
  for (const other of all("a, button", around)) other.remove();
  return /\p{L}{2}/u.test(around.textContent);
};
for (const e of all(reachable)) {
  if (e.tabIndex < 0 || e.disabled || !visible(e) || aside(e) || inSentence(e)) continue;
  if (e.matches(".govuk-skip-link")) continue; // seen only while it has focus
  const sizes = [e, ...(e.labels ?? [])].map((one) => one.getBoundingClientRect());
  if (!sizes.some((box) => Math.round(box.width) >= 24 && Math.round(box.height) >= 24)) {
    const { width, height } = sizes[0];
    found.push(`${call(e)} is ${width.toFixed(1)} x ${height.toFixed(1)} px`);
  }
}
return found;
