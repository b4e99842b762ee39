// On paper: no search, no buttons to press, but the words and a telephone number.
const found = [];
for (const e of all("header [role=search], .govuk-skip-link").filter(visible))
  if (!aside(e)) found.push(`${call(e)} is printed`);
if (!all("main").some((e) => visible(e) && words(e.innerText))) found.push("The words are not printed");
if (!all('a[href^="tel:"]').some(visible)) found.push("No telephone number is printed");
return found;
