// What the page says to somebody who reads it, but for what rightly differs without a script: when
// the session ends, and passkeys, beside other ways.
const said = words(document.body.innerText);
return all("[data-ends], [data-passkey-shown], [data-passkey-none]").reduce(
  (left, part) => words(left.replace(words(part.innerText), "")), said);
