import { env } from "cloudflare:workers";
import { authorsText } from "../../src/paper/authors.ts";
import { indexRow } from "../../src/paper/log.ts";
import { knownPapers } from "../../src/store/papers.ts";
import { readTags } from "../../src/store/tag-text.ts";

/** Puts every row of the index back as the first version of Paperwire wrote it. */
export async function makeOlder(): Promise<void> {
  const { results } = await env.DB.prepare(
    `SELECT moment.seq, paper.title, paper.abstract, paper.authors, moment.tags,
       (SELECT tags FROM moment AS earlier WHERE earlier.paper = moment.paper
          AND earlier.at < moment.at ORDER BY earlier.at DESC LIMIT 1) AS before
     FROM moment JOIN paper ON paper.key = moment.paper`,
  ).all<
    Record<"title" | "abstract" | "authors" | "tags", string> & {
      seq: number;
      before: string | null;
    }
  >();
  const insert = env.DB.prepare(
    `INSERT INTO porter_index (rowid, title, abstract, authors, after, before)
     VALUES (cast(?1 AS INTEGER), ?2, ?3, ?4, ?5, ?6)`,
  );
  await env.DB.batch([
    env.DB.prepare("DELETE FROM log_index"),
    ...results.map(({ seq, title, abstract, authors, tags, before }) =>
      insert.bind(
        seq,
        title,
        abstract,
        authorsText(JSON.parse(authors)),
        `${readTags(tags).join(" ")} all1`,
        before === null ? "" : `${readTags(before).join(" ")} known1`,
      ),
    ),
  ]);
}

/** Moves every row of the index to the one before it. */
export async function makeTitled(): Promise<void> {
  const { results } = await env.DB.prepare(
    `SELECT moment.at, moment.live, moment.tags, moment.seq, paper.id,
       (SELECT tags FROM moment AS earlier WHERE earlier.paper = moment.paper
          AND earlier.at < moment.at ORDER BY earlier.at DESC LIMIT 1) AS before
     FROM moment JOIN paper ON paper.key = moment.paper`,
  ).all<{
    seq: number;
    at: number;
    live: number;
    tags: string;
    id: string;
    before: string | null;
  }>();
  const { papers } = await knownPapers(
    env.DB,
    results.map(({ id }) => id),
  );
  const insert = env.DB.prepare(
    `INSERT INTO moment_index (rowid, title, abstract, authors, after, before)
     VALUES (cast(?1 AS INTEGER), ?2, ?3, ?4, ?5, ?6)`,
  );
  await env.DB.batch([
    env.DB.prepare("DELETE FROM log_index"),
    ...results.map(({ seq, at, live, tags, id, before }) => {
      const moment = { seq, at, rank: 0, live: live === 1, tags: readTags(tags) };
      const previous = before === null ? undefined : { tags: readTags(before) };
      const row = indexRow(papers.get(id)!.paper, moment, previous);
      return insert.bind(seq, row.title, row.abstract, row.authors, row.after, row.before);
    }),
  ]);
}
