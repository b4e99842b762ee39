// As a browser without styles shows it: every heading and landmark is there and says the same.
const seen = () =>
  all("h1, h2, h3, h4, h5, h6, header, nav, main, footer, section, form")
    .filter(visible)
    .map((e) => `${e.localName} ${e.innerText.replace(/\s+/g, "").toLowerCase()}`);
const styled = seen();
for (const sheet of document.styleSheets) sheet.disabled = true;
const plain = seen();
return styled
  .filter((block) => !plain.includes(block))
  .map((block) => `Without styles this is gone or reads otherwise: ${block.slice(0, 90)}`);
