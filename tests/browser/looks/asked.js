// How a form asks. arguments[0]: name of a box to the attributes that it has to have.
const found = [];
for (const form of all("main form[method=post]")) {
  if (!form.noValidate) found.push("the form leaves its checks to the browser");
  const first = [...form.elements].find((e) => e.type === "submit" && !e.disabled);
  if (form.querySelector("input:not([type=hidden]), select, textarea") && first?.name === "remove-upload")
    found.push(`Enter presses ${call(first)}`);
}
for (const e of all("main :is(input, select, textarea):not([type=hidden])")) {
  if (e.required) found.push(`${call(e)} is required: the browser would speak in our place`);
  if (["number", "password", "date"].includes(e.type)) found.push(`${call(e)} has type ${e.type}`);
  if (e.maxLength > 0) found.push(`${call(e)} cuts off what is pasted`);
  if (!["radio", "checkbox"].includes(e.type)) continue;
  const group = all(`main [name="${CSS.escape(e.name)}"]`);
  const legend = e.closest("fieldset")?.querySelector(":scope > legend");
  if (group.length > 1 && !words(legend?.innerText ?? "")) found.push(`${call(e)} has no legend`);
}
for (const [name, wanted] of Object.entries(arguments[0] ?? {})) {
  const boxes = all(`main [name="${CSS.escape(name)}"]`);
  for (const e of boxes) {
    for (const [attribute, value] of Object.entries(wanted))
      if ((e.getAttribute(attribute) ?? "") !== value)
        found.push(`${name}: ${attribute} is “${e.getAttribute(attribute)}”, not “${value}”`);
    const parts = boxes.length === 1 && /-(day|month|year|line_1|line_2|town)$/.test(name);
    if (parts && !words(e.closest("fieldset")?.querySelector(":scope > legend")?.innerText ?? ""))
      found.push(`${name} is one of several boxes that have no legend`);
  }
}
return found;
