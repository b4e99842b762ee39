// Remembers what Tab should reach and how each looks without focus; returns their names.
const paint = (e) =>
  paints(e).flatMap((one) => ["", "::before", "::after"].map((part) => {
    const style = getComputedStyle(one, part || null);
    const outline = style.outlineStyle === "none" ? "" : style.outlineWidth + style.outlineColor;
    return [outline, style.boxShadow, style.backgroundColor, style.textDecoration].join();
  })).join();
window.stops = stops();
window.paint = paint;
window.resting = window.stops.map(paint);
return window.stops.map(call);
