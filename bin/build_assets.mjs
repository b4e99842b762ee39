// Builds everything a browser fetches except the typeface (bin/build_fonts.py):
// style sheets, script, icons and the picture for shared links, into static/build/.
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { compile } from "sass";
import { icon, shareCard, toIco, toPng } from "./pictures.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const source = join(root, "static/src");
const target = join(root, "static/build");
const COLOURS = ["black", "contrast", "cream", "dark"];
const SHEETS = ["core", "display", ...COLOURS.map((name) => `display-${name}`), "forms", "paper", "records"];

// A warning today is a broken build at the next upgrade: stop at the first.
const logger = {
  warn(message, { span }) {
    const where = span?.url ? ` (${span.url.pathname}:${span.start.line + 1})` : "";
    throw new Error(`Sass warns: ${message}${where}`);
  },
};

mkdirSync(join(target, "fonts"), { recursive: true });
for (const name of SHEETS) {
  const { css } = compile(join(source, `scss/${name}.scss`), {
    charset: false,
    loadPaths: [join(root, "node_modules")],
    logger,
    style: "compressed",
  });
  writeFileSync(join(target, `${name}.css`), css);
}

for (const name of ["checks.js", "making.js", "passkey.js", "site.js", "session.js", "whole.js"]) {
  cpSync(join(source, "js", name), join(target, name));
}
cpSync(join(source, "img/icon.svg"), join(target, "icon.svg"));
cpSync(join(source, "fonts/OFL.txt"), join(target, "fonts/OFL.txt"));
writeFileSync(join(target, "favicon.ico"), toIco(toPng(icon(32)), 32));
writeFileSync(join(target, "icon-180.png"), toPng(icon(180)));
writeFileSync(join(target, "share.png"), toPng(shareCard(1200, 630)));
