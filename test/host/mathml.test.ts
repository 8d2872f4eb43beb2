import { describe, expect, it } from "vitest";
import { readRecorded, recordedFolder } from "../../scripts/bench/recorded-papers.ts";
import { textAndFormulas } from "../../src/text/tex/formulas.ts";
import { texToMath } from "../../src/text/tex/mathml.ts";

/** Every so many papers are looked at. */
const STEP = 20;

const recorded = readRecorded(recordedFolder());
if (!recorded) console.log(`Skipped: no recorded papers in ${recordedFolder()}`);

describe.skipIf(!recorded)("over recorded papers", () => {
  it("nine formulas in ten are MathML", async () => {
    const papers = recorded!.arxiv.filter((_, n) => n % STEP === 0);
    let formulas = 0;
    let math = 0;
    for (const { abstract } of papers) {
      formulas += textAndFormulas(abstract).filter((part) => typeof part !== "string").length;
      math += (await texToMath(abstract)).filter((piece) => "markup" in piece).length;
    }
    console.log(`${math} of ${formulas} formulas of ${papers.length} abstracts are MathML`);
    expect(math / formulas).toBeGreaterThan(0.9);
  });
});
