/**
 * Cuts the two typefaces down to the characters and weights the site uses.
 * The everyday letters load first; italics and the letters of place names in Indigenous and
 * other languages load only where a page holds one (see css/fonts.css).
 */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import subsetFont from "subset-font";

const source = new URL("../node_modules/@fontsource-variable/", import.meta.url);
const target = new URL("../src/fonts/", import.meta.url);

const range = (from, to) =>
  Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i)).join("");

export const EVERYDAY =
  range(0x20, 0x7e) + range(0xa0, 0xff) + "ŒœŸ‘’“”„–—…‹›•·\u2009\u2011\u202f\u2212×€™";
export const PLACE_NAMES =
  "ĀāĄąĆćČčĒēĖėĘęĞğĢģĪīĮįĶķĹĺĽľŁłŃńŇňŊŋŌōŐőŔŕŘřŚśŞşŠšŤťŪūŲųŹźŻżŽžǪǫǦǧǨǩƏəɁɂʔƛɬχ" +
  "ʷʼʹ\u0301\u0304\u0313\u0323\u0328\u0331ḎḏḠḡḤḥḴḵḺḻṈṉṞṟṮṯẔẕẌẍ";

const FACES = [
  { family: "literata", name: "literata", axes: { wght: 640 } },
  {
    family: "atkinson-hyperlegible-next",
    name: "atkinson",
    axes: { wght: { min: 400, max: 720 } },
  },
];
const ITALIC = { ...FACES[1], axes: { wght: 400 }, style: "italic" };

async function cut({ family, name, axes, style = "normal" }, set, letters, suffix) {
  const file = new URL(`${family}/files/${family}-${set}-wght-${style}.woff2`, source);
  const font = await subsetFont(await readFile(file), letters, {
    targetFormat: "woff2",
    variationAxes: axes,
  });
  await writeFile(new URL(`${name}${suffix}.woff2`, target), font);
  return font.length;
}

export async function buildFonts() {
  await mkdir(target, { recursive: true });
  let total = await cut(ITALIC, "latin", EVERYDAY, "-italic");
  for (const face of FACES) {
    total += await cut(face, "latin", EVERYDAY, "");
    total += await cut(face, "latin-ext", PLACE_NAMES, "-names");
  }
  return total;
}

if (import.meta.url === `file://${process.argv[1]}`) {
  console.log(`fonts: ${await buildFonts()} bytes`);
}
