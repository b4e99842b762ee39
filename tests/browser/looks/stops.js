// Remembers what Tab should reach, in the part that arguments[0] names, and how each looks without
// focus; returns their names. From then on window.met keeps, each time that Tab comes up, where the
// focus is (its place among the stops, -1 for elsewhere), and what is wrong with it.
const paint = (e) =>
  paints(e).flatMap((one) => ["", "::before", "::after"].map((part) => {
    const style = getComputedStyle(one, part || null);
    const outline = style.outlineStyle === "none" ? "" : style.outlineWidth + style.outlineColor;
    return [outline, style.boxShadow, style.backgroundColor, style.textDecoration].join();
  })).join();
const within = document.querySelector(arguments[0] ?? "body");
const wanted = stops().filter((e) => within.contains(e));
const resting = wanted.map(paint);
const wrong = (e, place) => {
  const found = [];
  if (paint(e) === resting[place]) found.push(`${call(e)} looks the same in focus`);
  const boxes = [...e.getClientRects()];
  const box = boxes.find((one) => one.width && one.height) ?? boxes[0];
  // A browser scrolls only as much of a tall box into the window as the cursor needs.
  const top = Math.min(box.height, 24);
  if (box.top < -1 || box.top + top > innerHeight + 1)
    found.push(`${call(e)} is out of the window in focus`);
  const over = document.elementFromPoint(box.left + box.width / 2, box.top + top / 2);
  const own = over && [e, ...(e.labels ?? [])].some((one) => one.contains(over) || over.contains(one));
  if (!own) found.push(`${call(e)} is covered by ${over ? call(over) : "nothing"} in focus`);
  return found;
};
removeEventListener("keyup", window.see, true);
window.met = [];
window.see = ({ key }) => {
  if (key !== "Tab") return;
  const e = document.activeElement;
  const place = wanted.indexOf(e);
  const scrolls = /auto|scroll/.test(getComputedStyle(e).overflow);
  const scroller = place < 0 && e !== document.body && scrolls;
  window.met.push({ place, scroller, found: place < 0 ? [] : wrong(e, place), name: call(e) });
};
addEventListener("keyup", window.see, true);
return wanted.map(call);
