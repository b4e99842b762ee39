// Text that axe cannot judge, by its own colours: [selector, words] of what has too little contrast
// or stands on a picture. Where only a pseudo-element confuses axe, these colours are what is seen.
const channels = (colour) => colour.match(/[\d.]+/g).map(Number);
const light = (colour) => {
  const [r, g, b] = channels(colour).slice(0, 3).map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const ground = (e) => {
  for (let up = e; up; up = up.parentElement) {
    const { backgroundColor, backgroundImage } = getComputedStyle(up);
    if (backgroundImage !== "none") return null;
    const opacity = channels(backgroundColor)[3] ?? 1;
    if (opacity === 1) return backgroundColor;
    if (opacity > 0) return null;
  }
  return "rgb(255, 255, 255)";
};
return arguments[0].flatMap((css) => {
  const e = document.querySelector(css);
  const style = getComputedStyle(e);
  const under = ground(e);
  if (!under) return [`${call(e)} stands on something that nobody can judge`];
  const [high, low] = [light(style.color), light(under)].sort((a, b) => b - a);
  const ratio = (high + 0.05) / (low + 0.05);
  const size = parseFloat(style.fontSize);
  const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
  return ratio < (large ? 3 : 4.5) ? [`${call(e)} has a contrast of only ${ratio.toFixed(2)}`] : [];
});
