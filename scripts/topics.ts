import { findTopic, type Topic, TOPICS } from "../src/topics.ts";
import { UsageError, command, readOptions } from "./command/options.ts";
import { indexPapers } from "./bench/paper-index.ts";
import { type RecordedPapers, recordedFolder, readRecorded } from "./bench/recorded-papers.ts";
import { countTopics, topicTable } from "./bench/topic-table.ts";

const HELP = `Shows what the topics find among recorded papers: node scripts/topics.ts [options]

  --data DIR     the recorded papers: hf/YYYY-MM-DD.json.gz and corpus/arxiv-50k.jsonl.gz
  --show TOPIC   prints titles that a topic finds, chosen at random, in place of the table`;

const SHOWN = 15;

await command(HELP, async (args) => {
  const { data, show } = readOptions(args, { data: recordedFolder(), show: "" });
  const topic = findTopic(show);
  if (show !== "" && !topic) throw new UsageError(`There is no topic ${show}`);
  const recorded = readRecorded(data);
  if (!recorded) throw new Error(`${data} holds no recorded papers (hf/ and corpus/)`);
  if (topic) showTitles(topic, recorded);
  else console.log(topicTable(countTopics(TOPICS, recorded)));
});

function showTitles({ query }: Topic, { huggingFace, arxiv }: RecordedPapers): void {
  for (const [name, papers] of Object.entries({ "Hugging Face": huggingFace, arXiv: arxiv })) {
    const found = indexPapers(papers)(query);
    console.log(`${name}: ${found.length} of ${papers.length}`);
    for (const { title, id } of shuffled(found).slice(0, SHOWN)) console.log(`  ${title} (${id})`);
  }
}

function shuffled<Item>(items: readonly Item[]): Item[] {
  return items
    .map((item) => ({ item, place: Math.random() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ item }) => item);
}
