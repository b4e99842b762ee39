// One h1, no heading level left out, a language, a title, the landmarks.
const found = [];
const heads = all("h1, h2, h3, h4, h5, h6").filter(visible);
const ones = heads.filter((e) => e.localName === "h1").length;
if (ones !== 1) found.push(`There are ${ones} h1 headings, not one`);
let before = 0;
for (const e of heads) {
  if (e.closest(".govuk-error-summary")) continue; // stands before the h1, as GOV.UK has it
  const level = Number(e.localName[1]);
  if (level > before + 1) found.push(`${call(e)} comes after h${before}`);
  if (!words(e.innerText)) found.push(`${e.outerHTML.slice(0, 60)} is empty`);
  before = level;
}
if (!/^[a-z]{2}(-[A-Z]{2})?$/.test(document.documentElement.lang)) found.push("No language is named");
if (!words(document.title)) found.push("There is no title");
if (all("main").length !== 1) found.push("There is not one main");
const bare = arguments[0];
for (const css of bare ? [] : ["header", "footer"])
  if (all(`body > ${css}, body > * > ${css}`).length < 1) found.push(`There is no ${css}`);
return found;
