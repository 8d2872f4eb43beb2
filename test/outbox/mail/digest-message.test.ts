import { describe, expect, it } from "vitest";
import { digestItem } from "../../../src/feeds/digest.ts";
import { type DigestContent, writeDigest } from "../../../src/outbox/mail/digest-message.ts";
import type { Paper } from "../../../src/paper/paper.ts";
import { FACTS } from "../../../src/sources/index.ts";
import { HOSTILE } from "../../feeds/hostile.ts";
import { paperWith, RICH } from "../../feeds/samples.ts";

function contentOf(papers: Paper[], more: Partial<DigestContent> = {}): DigestContent {
  return {
    siteName: "Paperwire",
    list: {
      title: "Machine unlearning",
      description: "Making trained models forget.",
      url: "https://papers.example/topics/machine-unlearning",
    },
    items: papers.map((paper) => digestItem(paper, FACTS, ["“Forgetting” in the title"])),
    fresh: papers.length,
    isMore: false,
    schedule: { cadence: "weekdays", weekday: 1, hour: 8, zone: "Europe/Berlin" },
    nextAt: Date.parse("2026-11-27T07:00:00Z") / 1000,
    manageUrl: "https://papers.example/subscriptions/MANAGE",
    endUrl: "https://papers.example/unsubscribe/END",
    ...more,
  };
}

function subjectOf(title: string, more: Partial<DigestContent> = {}): string {
  const content = contentOf([paperWith()], more);
  return writeDigest({ ...content, list: { ...content.list, title } }).subject;
}

describe("a digest as a mail", () => {
  const another = paperWith({ title: "Another $L_2$ norm", abstract: "", authors: [] });

  it("says it all in text and in HTML", async () => {
    const { html, text } = writeDigest(contentOf([RICH, another]));
    await expect(text).toMatchFileSnapshot("golden/digest.txt");
    await expect(html).toMatchFileSnapshot("golden/digest.html");
  });

  it("has the headers that mail services look for", () => {
    expect(writeDigest(contentOf([RICH])).headers).toEqual({
      "List-Unsubscribe": "<https://papers.example/unsubscribe/END>",
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
      "List-Id": "<digest.papers.example>",
      "List-Archive": "<https://papers.example/topics/machine-unlearning>",
      "Auto-Submitted": "auto-generated",
      Precedence: "bulk",
    });
  });

  it("tracks nobody and loads nothing", () => {
    const { html } = writeDigest(contentOf([RICH, another]));
    expect(html).not.toMatch(/<(?:img|link|script|iframe|object|form)\b|@import|@font-face|url\(/i);
    expect(html).not.toMatch(/utm_|\?ref=/);
  });

  it.each([
    ["Machine unlearning", "1 new on machine unlearning: Forgetting on purpose"],
    ["LLM agents", "1 new on LLM agents: Forgetting on purpose"],
    ["3D vision", "1 new on 3D vision: Forgetting on purpose"],
    ["Machine Learning (cs.LG)", "1 new on Machine Learning (cs.LG): Forgetting on purpose"],
    ["forgetting", "1 new on forgetting: Forgetting on purpose"],
    ['"chain of thought"', '1 new for "chain of thought": Forgetting on purpose'],
    ["upvotes:>=50", "1 new for upvotes:>=50: Forgetting on purpose"],
    ["Robotics: planning", "1 new on robotics: planning: Forgetting on purpose"],
    ["Robotics: has:code", "1 new for robotics: has:code: Forgetting on purpose"],
    ["New papers", "1 new paper: Forgetting on purpose"],
  ])("about %s has a subject that says what is in it", (title, subject) => {
    expect(subjectOf(title)).toBe(subject);
  });

  it("counts in the subject what is new, not what is shown", () => {
    expect(subjectOf("Robotics", { fresh: 34 })).toMatch(/^34 new on robotics: /);
    expect(subjectOf("Robotics", { fresh: 750, isMore: true })).toMatch(/^750\+ new on robotics: /);
    expect(subjectOf("New papers", { fresh: 2 })).toMatch(/^2 new papers: /);
  });

  it("keeps a subject short, and on one line", () => {
    const title = `${"Very long ".repeat(100)}\r\nBcc: eve@example.org`;
    const { subject } = writeDigest(contentOf([paperWith({ title })]));
    expect(subject.length).toBeLessThanOrEqual(150);
    expect(subject).not.toMatch(/[\r\n]/);
    expect(subjectOf(`${"word ".repeat(200)}\r\nX: y`)).not.toMatch(/[\r\n]/);
  });

  it("lets no text become mark-up, a header or a control character", () => {
    const evil = `<script>alert("1")</script>\r\nX-Evil: 1 ${Object.values(HOSTILE).join(" ")}`;
    const paper = paperWith({ title: evil, abstract: evil, authors: [evil], keywords: [evil] });
    const { subject, headers, html } = writeDigest({
      ...contentOf([paper]),
      items: [digestItem(paper, FACTS, [evil])],
      list: { title: evil, description: evil, url: "https://papers.example/papers?q=%3Cx%3E" },
      siteName: evil,
    });
    expect(html).not.toMatch(/<script/);
    expect(html.match(/<h1>/g)).toHaveLength(1);
    expect(JSON.stringify([subject, headers])).not.toMatch(/\\r|\\n/);
    expect(html.isWellFormed()).toBe(true);
    // eslint-disable-next-line no-control-regex -- these are what must not be there
    expect(html + subject).not.toMatch(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/);
  });

  it("stays below what Gmail shows, whatever is in it", () => {
    const giant = paperWith({
      title: "T".repeat(3000),
      abstract: "ä".repeat(5000),
      authors: ["N".repeat(2000), "O".repeat(2000), "P".repeat(2000)],
      code: `https://git.example/${"x".repeat(2000)}`,
    });
    const { html, text } = writeDigest(contentOf(Array.from({ length: 20 }, () => giant)));
    for (const part of [html, text]) {
      expect(new TextEncoder().encode(part).byteLength).toBeLessThan(100_000);
    }
    expect(html).toContain("/unsubscribe/END");
    const [, shown] = /(\d+) of 20 new papers/.exec(text)!;
    expect(html.match(/<li>/g)).toHaveLength(Number(shown));
  });
});
