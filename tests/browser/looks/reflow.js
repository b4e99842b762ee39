// No sideways scrolling, and no text cut off or spilling out of its box.
const found = [];
const scrolls = (e) => {
  for (let up = e; up && up !== document.body; up = up.parentElement)
    if (/auto|scroll/.test(getComputedStyle(up).overflowX)) return true;
  return false;
};
const wide = document.documentElement.scrollWidth;
if (wide > innerWidth) found.push(`The page is ${wide} px wide in a window of ${innerWidth} px`);
for (const e of all("body *")) {
  if (!visible(e) || aside(e) || e.closest("svg")) continue;
  const own = [...e.childNodes].some((node) => node.nodeType === 3 && words(node.data));
  const box = e.getBoundingClientRect();
  if (own && (box.right > innerWidth + 1 || box.left < -1) && !scrolls(e))
    if (box.bottom > 0) found.push(`${call(e)} runs out of the window`);
  const style = getComputedStyle(e);
  const cuts = /hidden|clip/.test(style.overflowX + style.overflowY);
  if (style.display === "inline" || !words(e.innerText ?? "") || scrolls(e)) continue;
  const down = e.scrollHeight - e.clientHeight;
  const across = e.scrollWidth - e.clientWidth;
  if (cuts && (down > 1 || across > 1)) found.push(`${call(e)} cuts its text off`);
  else if (own && (down > 5 || across > 5)) found.push(`The text of ${call(e)} spills out`);
}
return found;
