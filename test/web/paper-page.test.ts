import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { entryOf } from "../../src/feeds/entry.ts";
import type { Paper } from "../../src/paper/paper.ts";
import { FACTS } from "../../src/sources/index.ts";
import type { PastMoment } from "../../src/store/paper-page.ts";
import { createApp } from "../../src/web/entry/app.ts";
import { paperPage } from "../../src/web/pages/paper.tsx";
import { clear, daily, wireOver } from "../ingest/wire.ts";
import { tagsOf, textOf } from "./page-markup.ts";
import { get, SITE, TODAY } from "./site.ts";

const FILLERS = 300;

beforeAll(async () => {
  await clear();
  let upvotes = 3;
  const wire = wireOver((day) => {
    if (day === "2026-11-20") {
      return [
        daily(3, { title: "Zebrafish and the forgetting curve" }),
        daily(4, { title: "Trading with model agents" }),
        daily(6, {
          title: "$k$-Step <i>Planning</i>",
          summary: "It takes $O(n^2)$ steps & costs $5.\n\nThen $\\kP</math><script>$ & $x<y$.",
        }),
      ];
    }
    if (day !== TODAY) return [];
    return [
      daily(1, { title: "Forgetting in zebrafish: a model", upvotes }),
      daily(2, { title: "Alone" }),
      daily(5, { title: "<b>Zebrafish</b> & others" }),
      ...Array.from({ length: FILLERS }, (_, n) => daily(100 + n, { title: `A model agent ${n}` })),
    ];
  }, `${TODAY}T12:00:00Z`);
  await wire.run();
  for (const count of [12, 55]) {
    wire.now += 2 * 3600;
    upvotes = count;
    await wire.run();
  }
});

async function htmlOf(path: string): Promise<string> {
  const html = await (await get(path)).text();
  tagsOf(html);
  return html;
}

/** The rows that those statements read that a page asks for and a pattern finds. */
async function rowsRead(path: string, statements: RegExp): Promise<number> {
  let rows = 0;
  const prepare = (sql: string) => ({
    bind: (...values: unknown[]) => {
      const all = async () => {
        const result = await env.DB.prepare(sql)
          .bind(...values)
          .all();
        if (statements.test(sql)) rows += result.meta.rows_read;
        return result;
      };
      return { all, first: async () => (await all()).results[0] ?? null };
    },
  });
  // The parameter passes by what memory has of the page.
  const request = new Request(`${SITE}${path}?_=${encodeURIComponent(statements.source)}`);
  const response = await createApp({ sources: () => [], facts: FACTS }).request(
    request,
    {},
    { ...env, SITE_URL: SITE, DB: { prepare } as unknown as D1Database },
  );
  expect(response.status).toBe(200);
  return rows;
}

/** What stands under a heading of a page. */
function section(html: string, heading: string): string {
  const [, rest = ""] = html.split(`<h2>${heading}</h2>`);
  return rest.split(/<h2>|<\/article>/)[0]!;
}

const PAPER: Paper = {
  id: "arxiv:2611.00009",
  feedId: "https://arxiv.org/abs/2611.00009",
  title: "A paper",
  abstract: "Its abstract.",
  authors: [],
  categories: [],
  sources: ["arxiv"],
  media: [],
  keywords: [],
  published: Date.parse("2026-11-01T12:00:00Z") / 1000,
};

function pageWith(history: PastMoment[], paper: Partial<Paper> = {}): string {
  const shown = { seq: 1, at: 0, written: 0, paper: { ...PAPER, ...paper } };
  const entry = entryOf(shown, { content: "full" }, FACTS);
  const told = {
    heading: [],
    abstract: [],
    history,
    listings: [],
    related: [],
    papersAWeek: undefined,
  };
  return paperPage(SITE, "Papers", entry, [], FACTS, told);
}

function moment(day: string, ...tags: string[]): PastMoment {
  return { at: Date.parse(`${day}T12:00:00Z`) / 1000, tags };
}

describe("formulas", () => {
  it("are MathML in the heading and the abstract, and text about them is escaped", async () => {
    const html = await htmlOf("/papers/2611.00006");
    expect(html).toContain(
      '<h1 dir="auto"><math><mi>k</mi></math>-Step &lt;i&gt;Planning&lt;/i&gt;</h1>',
    );
    const abstract = section(html, "Abstract");
    expect(abstract).toMatch(
      /takes <math><mrow><mi>O<\/mi>.*<\/math> steps &amp; costs \$5\.<\/p>/,
    );
    expect(abstract).toContain("Then $\\kP&lt;/math&gt;&lt;script&gt;$ &amp; <math>");
    expect(abstract).toContain("<mo>&lt;</mo>");
    expect(abstract).not.toContain("style=");
  });

  it("are plain text everywhere else", async () => {
    const html = await htmlOf("/papers/2611.00006");
    expect(html).toContain("<title>k-Step &lt;i&gt;Planning&lt;/i&gt;");
    expect(html).toContain('<meta name="description" content="It takes O(n²) steps');
    expect(await (await get("/papers/2611.00006.atom")).text()).not.toContain("<math");
  });
});

describe("authors", () => {
  const authors = (count: number) => Array.from({ length: count }, (_, n) => `Author ${n}`);

  it("are all there, folded away where they are many", () => {
    for (const count of [0, 1, 24]) {
      const html = pageWith([], { authors: authors(count) });
      expect(html.match(/>Author \d+<\/a>/g) ?? []).toHaveLength(count);
      expect(html).not.toContain("more authors");
    }
    const html = pageWith([], { authors: authors(3000) });
    const [shown = "", folded = ""] = html.split("<summary>2980 more authors</summary>");
    expect(shown).toContain(">Author 19</a>");
    expect(shown).not.toContain(">Author 20</a>");
    expect(folded.match(/>Author \d+<\/a>/g)).toHaveLength(2980);
  });
});

describe("where a paper was listed", () => {
  it("is said in one row by source and day, each led to", async () => {
    const html = await htmlOf("/papers/2611.00003");
    const [, listed = ""] = /<dt>Listed<\/dt><dd dir="auto">(.*?)<\/dd>/.exec(html)!;
    expect(textOf(listed)).toBe("Hugging Face Daily Papers 20 Nov 2026");
    expect(listed).toContain('href="/papers/date/2026-11-20"');
    expect(listed).toContain('href="/papers?q=source%3A%22huggingface%22"');
  });

  it("is found without reading the lists of those days", async () => {
    expect(await rowsRead("/papers/2611.00001", /JOIN listing/)).toBeLessThan(60);
  });
});

describe("upvotes over time", () => {
  it("are drawn from the rungs that were reached, and told in words", async () => {
    const votes = section(await htmlOf("/papers/2611.00001"), "Upvotes over time");
    expect(votes).toContain('<svg viewBox="0 0 600 120" role="img" aria-labelledby="growth">');
    expect(votes).toContain('<title id="growth">Upvotes over time: 50 by 23 Nov 2026</title>');
    expect(votes).toMatch(/ d="M0 114H288V\d+H576V6H600"/);
  });

  it("are told once a day", () => {
    const history = [
      moment("2026-11-02", "up5"),
      moment("2026-11-03", "up10", "up5"),
      {
        ...moment("2026-11-03", "up10", "up20", "up5"),
        at: Date.parse("2026-11-03T14:00Z") / 1000,
      },
    ];
    const votes = section(pageWith(history), "Upvotes over time");
    expect(textOf(votes)).toContain("Reached 5 by 2 Nov 2026, 20 by 3 Nov 2026.");
  });

  it("are left out where there is nothing to draw", async () => {
    expect(await htmlOf("/papers/2611.00002")).not.toContain("<svg");
    expect(pageWith([moment("2026-11-02", "up10", "up5")])).not.toContain("<svg");
    expect(pageWith([])).not.toContain("<svg");
  });
});

describe("versions", () => {
  it("are told with the day each was seen, where that is known", () => {
    const html = pageWith([
      moment("2026-11-02", "version2"),
      moment("2026-11-05", "code1", "version2"),
      moment("2026-11-20", "code1", "version2", "version3"),
    ]);
    const versions = section(html, "Versions");
    expect(textOf(versions)).toBe("1 Nov 2026 Version 1 Version 220 Nov 2026 Version 3");
    expect(versions).toContain('href="https://arxiv.org/abs/2611.00009v3"');
  });

  it("are left out of a paper that has one", () => {
    expect(pageWith([moment("2026-11-02", "code1")])).not.toContain("Versions");
  });

  it("are no links where no registry has each", () => {
    const history = [moment("2026-11-02"), moment("2026-11-20", "version2")];
    const versions = section(pageWith(history, { id: "doi:10.1101/2026.11.02.1" }), "Versions");
    expect(versions).toContain("Version 2");
    expect(versions).not.toContain("<a");
  });
});

describe("citing and following", () => {
  const PUBLISHED = { authors: ["Ada Lovelace", "B Two", "C Three", "D Four"] };

  it("has BibTeX without the abstract, a citation and the id, ready to be copied", async () => {
    const html = await htmlOf("/papers/2611.00003");
    const [, bibtex = ""] = /<pre id="bibtex"[^>]*>(.*?)<\/pre>/s.exec(html)!;
    expect(textOf(bibtex)).toMatch(/^@misc\{lovelace2026zebrafish,\n {2}title = \{\{Zebrafish and/);
    expect(bibtex).not.toContain("abstract =");
    expect(html).toContain('data-copy="#bibtex">Copy BibTeX</a>');
    expect(textOf(html)).toContain(
      "Ada Lovelace. Zebrafish and the forgetting curve. arXiv:2611.00003",
    );
    expect(html).toContain('<code id="paper-id">arXiv:2611.00003</code>');
  });

  it("offers feeds of new versions, of three authors, and of what the paper is of", () => {
    const html = pageWith([], {
      ...PUBLISHED,
      categories: ["cs.LG"],
      organization: { name: "lab", fullname: "A Lab" },
    });
    const ways = [...section(html, "Follow").matchAll(/href="([^"]+)"/g)].map(([, href]) => href);
    expect(ways).toEqual([
      ...["99.5", "99", "98", "95"].map(
        (closeness) => `/follow/papers.rss?q=like%3A%222611.00009%40${closeness}%22`,
      ),
      "/papers/arxiv:2611.00009/related",
      "/follow/papers.rss?q=id%3A%22arxiv%3A2611.00009%22+is%3Arevised",
      "/follow/papers.rss?q=author%3A%22Ada+Lovelace%22",
      "/follow/papers.rss?q=author%3A%22B+Two%22",
      "/follow/papers.rss?q=author%3A%22D+Four%22",
      "/follow/papers.rss?q=org%3A%22lab%22",
      "/follow/topics/cs.LG.rss",
    ]);
  });

  it("asks for new versions in a way that is answered", async () => {
    const q = encodeURIComponent('id:"arxiv:2611.00003" is:revised');
    expect((await get(`/papers.rss?q=${q}`)).status).toBe(200);
  });

  it("has a date for Zotero, if need be that on which the paper was first seen", () => {
    expect(pageWith([])).toContain('<meta name="citation_date" content="2026/11/01"');
    const history = [moment("2026-11-05")];
    const undated = { ...PAPER };
    delete undated.published;
    const entry = entryOf(
      { seq: 1, at: 0, written: 0, paper: undated },
      { content: "full" },
      FACTS,
    );
    const told = {
      heading: [],
      abstract: [],
      history,
      listings: [],
      related: [],
      papersAWeek: undefined,
    };
    expect(paperPage(SITE, "Papers", entry, [], FACTS, told)).toContain(
      '<meta name="citation_date" content="2026/11/05"',
    );
  });

  it("shows the summary above the abstract", () => {
    const html = pageWith([], { summary: "In short." });
    expect(html.indexOf("In short.")).toBeLessThan(html.indexOf("<h2>Abstract</h2>"));
  });
});

describe("related papers", () => {
  it("share rare words of the title, and are others", async () => {
    const related = section(await htmlOf("/papers/2611.00001"), "Related papers");
    const ids = [...related.matchAll(/href="\/papers\/arxiv:([^"]+)"/g)].map(([, id]) => id);
    expect(ids).toEqual(["2611.00003", "2611.00005"]);
  });

  it("share two words of the title where each is common", async () => {
    const html = await htmlOf("/papers/2611.00004");
    expect(section(html, "Related papers").match(/A model agent/g)).toHaveLength(8);
  });

  it("are told as text, whatever their titles look like", async () => {
    const related = section(await htmlOf("/papers/2611.00003"), "Related papers");
    expect(textOf(related)).toContain("<b>Zebrafish</b> & others");
    expect(related).not.toContain("<b>");
  });

  it("are left out where no title has a rare word in common", async () => {
    expect(await htmlOf("/papers/2611.00002")).not.toContain("Related papers");
  });

  for (const id of ["2611.00001", "2611.00004"]) {
    it(`of ${id} are found in at most 3,000 rows`, async () => {
      const rows = await rowsRead(`/papers/${id}`, /log_index/);
      expect(rows).toBeGreaterThan(0);
      expect(rows).toBeLessThanOrEqual(3000);
    });
  }
});
