import * as v from "valibot";
import { doiOf, workId } from "../../../src/paper/ids.ts";
import type { Listing } from "../../../src/paper/paper.ts";
import { cleanLine, cleanParagraphs } from "../../../src/text/clean.ts";
import { dayOf, HOUR } from "../../../src/text/time.ts";
import { daily } from "../../../src/sources/daily.ts";
import { hostOf } from "../../../src/sources/hosts.ts";
import { httpUrl, setting } from "../../../src/sources/setting.ts";
import { SourceError, type SourceKind } from "../../../src/sources/source.ts";

const NAME = "preprints";
const HOME = "https://preprints.example";
const ADDRESS = /^https:\/\/preprints\.example\/(10\.5555\/[^?#\s]{1,100})/;
const SETTINGS = {
  PREPRINTS_URL: setting("https://api.preprints.example", httpUrl, "Address of its API."),
};

/** Preprints: an example of a source. */
export const preprints: SourceKind<typeof SETTINGS> = {
  name: NAME,
  title: "Preprints of the Example Society",
  site: "Preprints",
  home: HOME,
  authority: 2,
  signals: [],
  curated: false,
  classifies: false,
  idIn: (text) => workId(ADDRESS.exec(text)?.[1] ?? ""),
  addressesOf(id) {
    const doi = doiOf(id);
    if (!doi?.startsWith("10.5555/")) return undefined;
    const page = `${HOME}/${encodeURI(doi)}`;
    return { page, pdf: `${page}.pdf` };
  },
  settings: SETTINGS,
  create: ({ PREPRINTS_URL: base }) => ({
    name: NAME,
    host: () => ({ spacing: 1, ...hostOf(base) }),
    ...daily({ source: NAME, first: "2020-01-01", today: dayOf, paces: [HOUR, HOUR, HOUR] }),
    async fetch(ask, { day }) {
      const answer = await ask(`${base}/list?day=${day}`, { type: "application/json" });
      return answer.status === 304 ? undefined : [answer.body];
    },
    read([body = ""], { day }) {
      const rejected: string[] = [];
      const listings: Listing[] = [];
      for (const item of itemsIn(body)) {
        const result = v.safeParse(ITEM, item);
        if (!result.success) {
          rejected.push(`${JSON.stringify(item).slice(0, 100)}: ${result.issues[0].message}`);
          continue;
        }
        const { doi, title, abstract, authors } = result.output;
        const paper = { id: workId(doi)!, doi, title, abstract, authors };
        listings.push({ source: NAME, day, rank: listings.length, paper });
      }
      return { listings, rejected };
    },
  }),
};

const ITEM = v.object({
  doi: v.pipe(v.string(), v.startsWith("10.5555/", "is not a DOI of Preprints")),
  title: v.pipe(v.string(), v.transform(cleanLine), v.nonEmpty("is empty")),
  abstract: v.optional(v.pipe(v.string(), v.transform(cleanParagraphs)), ""),
  authors: v.optional(v.array(v.pipe(v.string(), v.transform(cleanLine))), []),
});

function itemsIn(body: string): unknown[] {
  try {
    return v.parse(v.array(v.unknown()), JSON.parse(body));
  } catch {
    throw new SourceError("The answer is not a list of preprints.");
  }
}
