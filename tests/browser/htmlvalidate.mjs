// Reads a page as one JSON string a line, and answers each with its problems on one line.
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { HtmlValidate, StaticConfigLoader } from "html-validate";

const config = JSON.parse(readFileSync(new URL("htmlvalidate.json", import.meta.url)));
const validator = new HtmlValidate(new StaticConfigLoader(config));

for await (const line of createInterface({ input: process.stdin })) {
  const { results } = await validator.validateString(JSON.parse(line), "page.html");
  const problems = results.flatMap(({ messages }) =>
    messages.map((one) => `line ${one.line}: ${one.message} (${one.ruleId})`));
  console.log(JSON.stringify(problems));
}
