// As a browser without styles shows it. Returns the text, headings and landmarks in their order.
const seen = () => ({
  text: words(document.body.innerText).toLowerCase(),
  blocks: all("h1, h2, h3, h4, h5, h6, header, nav, main, footer, section, form")
    .filter(visible)
    .map((e) => `${e.localName} ${words(e.innerText).toLowerCase().slice(0, 60)}`),
});
const styled = seen();
for (const sheet of document.styleSheets) sheet.disabled = true;
const plain = seen();
const found = [];
const missing = styled.blocks.filter((block) => !plain.blocks.includes(block));
for (const block of missing) found.push(`Without styles this is gone or reads otherwise: ${block}`);
if (!plain.text.includes(styled.text.slice(0, 20))) found.push("The page begins otherwise");
return found;
