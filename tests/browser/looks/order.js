// What comes first in the page comes first on the screen: no later neighbour stands above an
// earlier one, nor beside it on the side that is read first.
const found = [];
const text = (e) => words(e.innerText ?? "") || e.matches("input, select, textarea");
for (const parent of [document.body, ...all("body *")]) {
  if (parent.closest("svg, [dir=rtl]") || !visible(parent)) continue;
  const children = [...parent.children].filter((e) => visible(e) && !aside(e) && text(e));
  children.forEach((later, place) => {
    const earlier = children[place - 1];
    if (!earlier) return;
    const a = [...earlier.getClientRects()].at(-1);
    const b = later.getClientRects()[0];
    const above = b.bottom <= a.top + 1;
    const shared = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    const beside = shared > Math.min(a.height, b.height) / 2 && b.right <= a.left + 1;
    if (above || beside)
      found.push(`${call(later)} stands ${above ? "above" : "before"} ${call(earlier)}`);
  });
}
return found;
