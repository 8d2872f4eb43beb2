import { createRequire } from "node:module";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import subsetFont from "subset-font";
import { command, readOptions } from "./command/options.ts";
import { ROOT } from "./host/settings.ts";

const HELP = `Makes the font of the pages anew: npm run font

It is Source Serif 4 in weights 400 to 700, cut down to the characters that titles are made of.
Writes public/serif.woff2 and, beside it, its licence.`;

const PACKAGE = "@fontsource-variable/source-serif-4";

// A font cut down is a modified one, which the licence does not let go by the reserved name.
const NOTICE = `Paperwire Serif (serif.woff2) is a subset of Source Serif 4.
© 2014 - 2021 Adobe Systems Incorporated (http://www.adobe.com/), with Reserved Font Name 'Source'.`;

const RANGES: [first: number, last: number][] = [
  [0x20, 0x7e], // ASCII
  [0xa0, 0x17f], // Latin-1 and what the font has of Latin Extended-A
  [0x2010, 0x2026], // dashes, quotes, the ellipsis
  [0x2070, 0x209c], // superscripts and subscripts
];
const SINGLE = "′″€™←↑→↓−∕√≈≤≥∞";

await command(HELP, async (args) => {
  readOptions(args, {});
  const { resolve } = createRequire(import.meta.url);
  const whole = resolve(`${PACKAGE}/files/source-serif-4-latin-wght-normal.woff2`);
  const font = await subsetFont(await readFile(whole), characters(), {
    targetFormat: "woff2",
    variationAxes: { wght: { min: 400, max: 700 } },
  });
  const licence = await readFile(resolve(`${PACKAGE}/LICENSE`), "utf8");
  const terms = licence.slice(licence.indexOf("This Font Software"));
  await writeFile(join(ROOT, "public/serif.woff2"), font);
  await writeFile(join(ROOT, "public/serif-license.txt"), `${NOTICE}\n\n${terms.trim()}\n`);
  console.log(`public/serif.woff2: ${(font.length / 1024).toFixed(1)} KB`);
});

function characters(): string {
  const ranged = RANGES.flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, n) => String.fromCodePoint(first + n)),
  );
  return ranged.join("") + SINGLE;
}
