// Every link has an address, and one within the page leads to something that is there.
const found = [];
for (const e of all("a")) {
  const to = e.getAttribute("href");
  if (!to) found.push(`${call(e)} leads nowhere`);
  else if (/^#./.test(to) && !document.getElementById(decodeURIComponent(to.slice(1))))
    found.push(`${call(e)} leads to ${to}, which is not there`);
}
return found;
