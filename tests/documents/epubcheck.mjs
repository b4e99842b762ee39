// Checks each file that is named by the rules of EPUBCheck, and writes what is wrong as JSON.
import { readFile } from "node:fs/promises";
import { EpubCheck } from "@likecoin/epubcheck-ts";

const found = [];
for (const path of process.argv.slice(2)) {
  const { messages } = await EpubCheck.validate(new Uint8Array(await readFile(path)));
  const wrong = messages.filter(({ severity }) => ["fatal", "error", "warning"].includes(severity));
  found.push(wrong.map(({ id, message }) => `${id}: ${message}`));
}
process.stdout.write(JSON.stringify(found));
