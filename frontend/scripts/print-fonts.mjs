/**
 * The typefaces of hand-outs, as files that typst can read: build/print/. Run by hand when the
 * fonts change: `node scripts/print-fonts.mjs`.
 */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import subsetFont from "subset-font";
import { EVERYDAY, PLACE_NAMES } from "./fonts.mjs";

const source = new URL("../node_modules/@fontsource-variable/", import.meta.url);
const target = new URL("../build/print/", import.meta.url);
// typst reads one file for each name and weight, so the letters of place names have a name of
// their own, as long as the other one: only the name changes in the file.
const FACES = [
  ["atkinson-hyperlegible-next", "atkinson", 400, "Hyperlegible Next", "Hyperlegible More"],
  ["atkinson-hyperlegible-next", "atkinson", 680, "Hyperlegible Next", "Hyperlegible More"],
  ["literata", "literata", 640, "Literata", "Literati"],
];

const inFile = (text) => Buffer.from(text, "utf16le").swap16();

function renamed(font, from, to) {
  const [old, fresh] = [inFile(from), inFile(to)];
  for (let at = font.indexOf(old); at >= 0; at = font.indexOf(old, at + 1)) fresh.copy(font, at);
  return font;
}

async function cut(family, set, letters, wght) {
  const file = new URL(`${family}/files/${family}-${set}-wght-normal.woff2`, source);
  const options = { targetFormat: "truetype", variationAxes: { wght } };
  return subsetFont(await readFile(file), letters, options);
}

await mkdir(target, { recursive: true });
for (const [family, name, wght, from, to] of FACES) {
  const everyday = await cut(family, "latin", EVERYDAY, wght);
  const names = renamed(await cut(family, "latin-ext", PLACE_NAMES, wght), from, to);
  await writeFile(new URL(`${name}-${wght}.ttf`, target), everyday);
  await writeFile(new URL(`${name}-${wght}-names.ttf`, target), names);
}
