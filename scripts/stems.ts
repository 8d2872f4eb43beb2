import { stem as snowball } from "porter2";
import { stem } from "../src/text/words/stem.ts";
import { commonBeginnings } from "./bench/beginnings.ts";
import { readRecorded, recordedFolder } from "./bench/recorded-papers.ts";
import { stemCollisions } from "./bench/stem-collisions.ts";
import { command, readOptions } from "./command/options.ts";

const HELP = `Shows which words the index takes for one, among recorded papers: node scripts/stems.ts [options]

  --data DIR   the recorded papers: hf/YYYY-MM-DD.json.gz and corpus/arxiv-50k.jsonl.gz
  --most N     so many stems, those first that most papers are found by wrongly; 100
  --snowball   as the stemmer has it, without the families of src/text/words/exceptions.ts
  --common     prints the table of src/query/fts/common.ts in place of that`;

await command(HELP, async (args) => {
  const options = readOptions(args, { data: recordedFolder(), most: "100" }, [
    "snowball",
    "common",
  ]);
  const recorded = readRecorded(options.data);
  if (!recorded) throw new Error(`${options.data} holds no recorded papers (hf/ and corpus/)`);
  const papers = [...recorded.arxiv, ...recorded.huggingFace];
  if (options.common) {
    for (const { percent, beginnings } of commonBeginnings(recorded.arxiv, recorded.huggingFace)) {
      console.log(`${percent} ${beginnings.join(" ")}`);
    }
    return;
  }
  const collisions = stemCollisions(papers, options.snowball ? snowball : stem);
  for (const { stem: shared, families } of collisions.slice(0, Number(options.most))) {
    const lines = families.map((family) =>
      family.map(({ word, papers: count }) => `${word} ${count}`).join(", "),
    );
    console.log(`${shared}: ${lines.join(" | ")}`);
  }
});
