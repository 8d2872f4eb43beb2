import { parseOpml } from "feedsmith";
import { expect, it } from "vitest";
import { renderOpml } from "../../src/feeds/opml.ts";
import { HOSTILE, asRead, collapsed } from "./hostile.ts";

const FEED = {
  text: "Machine unlearning",
  xmlUrl: "https://wire.example/topics/machine-unlearning.rss?a=1&b=2",
  htmlUrl: "https://wire.example/topics/machine-unlearning",
};

it("lists feeds in folders", () => {
  const { head, body } = parseOpml(renderOpml("Topics", [{ text: "Learning", feeds: [FEED] }]));
  expect(head?.title).toBe("Topics");
  expect(body?.outlines).toEqual([
    { text: "Learning", outlines: [{ ...FEED, type: "rss", title: FEED.text }] },
  ]);
});

it.each(Object.entries(HOSTILE))("keeps %s", (_, text) => {
  const groups = [{ text, feeds: [{ ...FEED, text, description: text }] }];
  const { head, body } = parseOpml(renderOpml(text, groups));
  const folder = body?.outlines?.[0];
  const shown = [head?.title, folder?.text, folder?.outlines?.[0]?.description];
  expect(shown.map(collapsed)).toEqual(shown.map(() => asRead(text)));
});

it("is a list while there are no topics", () => {
  expect(renderOpml("Topics", [])).toContain("<body>\n</body>");
});
