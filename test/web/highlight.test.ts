import { beforeAll, describe, expect, it } from "vitest";
import { clear, daily, wireOver } from "../ingest/wire.ts";
import { announce } from "../lists/store.ts";
import { textOf } from "./page-markup.ts";
import { get, TODAY } from "./site.ts";

const TITLE = "<b>Forgetting</b> & $\\alpha$-<mark>unlearning</mark>";
const SUMMARY = "What machines forgot. Naïve <i>unlearning</i> of machines &amp; people.";

beforeAll(async () => {
  await clear();
  const names = ["Yann LeCun", 'Ann "<b>" Smith', "Cy Young", "Bob Jones", "Dee Ray", "Last One"];
  const authors = names.map((name, n) => ({ _id: `${n}`, name, hidden: false }));
  const paper = daily(1, { title: TITLE, summary: SUMMARY, authors });
  const wire = wireOver((day) => (day === TODAY ? [paper] : []), `${TODAY}T12:00:00Z`);
  await wire.run();
});

async function mainOf(path: string): Promise<string> {
  const html = await (await get(path)).text();
  return html.slice(html.indexOf("<article"), html.indexOf("</article"));
}

async function marksOn(path: string): Promise<string[]> {
  const marks = (await mainOf(path)).matchAll(/<mark>(.*?)<\/mark>/g);
  return Array.from(marks, ([, text]) => textOf(text!));
}

describe("what was searched for", () => {
  it.each([
    ["/papers?q=unlearning", ["unlearning", "unlearning"]],
    ["/papers?q=ti:unlearn", ["unlearning"]],
    ["/papers?q=naive+machine", ["machines", "Naïve", "machines"]],
    ["/papers?q=au:lecun", ["Yann LeCun"]],
    ["/papers?q=smith+-au:nobody", ['Ann "<b>" Smith']],
    ["/topics/machine-unlearning?q=people", ["people"]],
    ["/topics/machine-unlearning", []],
    ["/papers", []],
  ])("is marked on %s", async (path, marks) => {
    expect(await marksOn(path)).toEqual(marks);
  });

  it("is marked in a text that stays a text", async () => {
    const card = await mainOf("/papers?q=b+mark+forgetting+i+amp+unlearning");
    expect(textOf(card)).toContain("<b>Forgetting</b> & α-<mark>unlearning</mark>");
    expect(textOf(card)).toContain(SUMMARY);
    expect(card).not.toMatch(/<[bi]>/);
  });

  it("names the authors that were asked for besides the first two and the last", async () => {
    expect(textOf(await mainOf("/papers"))).toContain('Yann LeCun, Ann "<b>" Smith, …, Last One');
    const asked = 'Yann LeCun, Ann "<b>" Smith, …, Bob Jones, …, Last One';
    expect(textOf(await mainOf("/papers?q=au:jones"))).toContain(asked);
  });
});

it("is marked on pages of up to 200 papers", async () => {
  const papers = Array.from({ length: 201 }, (_, n) => ({
    id: `arxiv:2611.${String(n + 100).padStart(5, "0")}`,
    title: "Lattices",
  }));
  await announce("arxiv", TODAY, Date.parse(`${TODAY}T13:00:00Z`) / 1000, papers);
  const marksOf = async (limit: number) => {
    const html = await (await get(`/papers?q=lattices&limit=${limit}`)).text();
    return html.split("<mark>").length - 1;
  };
  expect(await marksOf(200)).toBe(200);
  expect(await marksOf(201)).toBe(0);
});
