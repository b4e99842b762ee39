// Where the focus is (its place among the stops, -1 for elsewhere), and what is wrong with it.
const e = document.activeElement;
const place = window.stops.indexOf(e);
const found = [];
if (place >= 0) {
  if (window.paint(e) === window.resting[place]) found.push(`${call(e)} looks the same in focus`);
  const boxes = [...e.getClientRects()];
  const box = boxes.find((one) => one.width && one.height) ?? boxes[0];
  // A browser scrolls only as much of a tall box into the window as the cursor needs.
  const top = Math.min(box.height, 24);
  if (box.top < -1 || box.top + top > innerHeight + 1)
    found.push(`${call(e)} is out of the window in focus`);
  const over = document.elementFromPoint(box.left + box.width / 2, box.top + top / 2);
  const own = over && [e, ...(e.labels ?? [])].some((one) => one.contains(over) || over.contains(one));
  if (!own) found.push(`${call(e)} is covered by ${over ? call(over) : "nothing"} in focus`);
}
const scroller = place < 0 && e !== document.body && /auto|scroll/.test(getComputedStyle(e).overflow);
return { place, scroller, found, name: call(e) };
