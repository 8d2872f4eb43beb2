import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { feed } from "../../src/sources/feed/index.ts";
import { FACTS } from "../../src/sources/index.ts";
import { decodeText } from "../../src/text/decode.ts";
import type { Statement } from "../../src/paper/paper.ts";
import { DAY } from "../../src/text/time.ts";

// Small feeds that were once read wrongly, if there are any beside the checkout.
const FOLDER = `${process.env["RECORDED_DATA"]}/cases`;
const isThere = existsSync(`${FOLDER}/feeds.json`);
if (!isThere) console.log(`Skipped: no cases in ${FOLDER}`);

const URL_ = "https://pub.example/dir/feed.xml";
const PAGE = { source: "feed", page: URL_, day: "2026-11-25" };
const source = feed(FACTS).create({ FEEDS: [{ url: URL_ }] });

interface Case {
  name: string;
  feed: string;
  expect: {
    authors?: string[];
    doi?: string;
    url?: string;
    title?: string;
    journal?: string;
    abstract?: string;
    abstract_has?: string;
    abstract_hasnt?: string;
    daydate?: string | null;
    n?: number;
  };
}

const cases = isThere ? (JSON.parse(readFileSync(`${FOLDER}/feeds.json`, "utf8")) as Case[]) : [];

/** What of a paper is not as it should be. */
function wrongIn(paper: Statement | undefined, want: Case["expect"]): string[] {
  const wrong: string[] = [];
  const check = (isRight: boolean, what: string) => {
    if (!isRight) wrong.push(what);
  };
  for (const field of ["url", "title", "journal", "doi"] as const) {
    const text = want[field];
    check(text === undefined || text.split("|").includes(paper?.[field] ?? ""), field);
  }
  const names = want.authors?.map((one, n) => one.split("|").includes(paper?.authors?.[n] ?? ""));
  check(names?.every(Boolean) ?? true, "authors");
  check(names === undefined || names.length === paper?.authors?.length, "number of authors");
  const abstract = paper?.abstract ?? "";
  check(want.abstract === undefined || abstract === want.abstract, "abstract");
  check(abstract.includes(want.abstract_has ?? ""), "abstract has");
  check(!want.abstract_hasnt || !abstract.includes(want.abstract_hasnt), "abstract has not");
  const away = Math.abs((paper?.published ?? 0) - Date.parse(want.daydate ?? "") / 1000);
  check(!want.daydate || away <= 2 * DAY, "day");
  return wrong;
}

describe.skipIf(!isThere)("feeds", () => {
  it.each(cases.map((one) => [one.name, one] as const))("%s", (_, { feed: body, expect: want }) => {
    const { listings } = source.read([body], PAGE);
    expect(wrongIn(listings[0]?.paper, want)).toEqual([]);
    expect(listings).toHaveLength(want.n ?? listings.length);
  });
});

const encodings = isThere ? readdirSync(`${FOLDER}/encodings`) : [];

describe.skipIf(!isThere)("encodings", () => {
  it.each(encodings)("%s", (name) => {
    const bytes = readFileSync(`${FOLDER}/encodings/${name}`);
    const { listings } = source.read([decodeText(bytes, "application/rss+xml")], PAGE);
    expect(listings[0]?.paper.title).toMatch(
      name === "enc-c1.rss" ? /^It’s a test “quoted”/ : /^Étude des modèles/,
    );
  });
});
