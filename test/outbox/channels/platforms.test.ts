import { describe, expect, it } from "vitest";
import type { Message } from "../../../src/outbox/channels/platform.ts";
import { platformNamed, readHook } from "../../../src/outbox/channels/platforms/index.ts";

const HOSTS = ["chat.example.org", "localhost:8065"];
const BOT = "123456789:AAbbccddeeffgghhiijjkkllmmnnooppqqr";
const MATTERMOST = "abcdefghijklmnopqrstuvwx12";

describe("a hook", () => {
  it.each([
    ["https://hooks.slack.com/services/T01/B02/abcDEF", "", "slack"],
    [" https://hooks.slack.com/services/T01/B02/abcDEF ", "", "slack"],
    ["https://discord.com/api/webhooks/123/ab-_C", "", "discord"],
    ["https://canary.discord.com/api/v10/webhooks/123/ab-_C", "", "discord"],
    [`https://chat.example.org/hooks/${MATTERMOST}`, "", "mattermost"],
    [`http://localhost:8065/hooks/${MATTERMOST}`, "", "mattermost"],
    [BOT, "@papers", "telegram"],
    [`https://api.telegram.org/bot${BOT}/sendMessage`, "-1001234567890", "telegram"],
  ])("%j with %j is one of %s", (hook, chat, name) => {
    const read = readHook({ hook, chat }, HOSTS);
    expect(read).toMatchObject({ platform: { name } });
  });

  it.each([
    ["https://hooks.slack.com.evil.example/services/T01/B02/abc", "", /not a hook/],
    ["https://evil.example/?https://hooks.slack.com/services/T01/B02/abc", "", /not a hook/],
    ["https://ada@hooks.slack.com/services/T01/B02/abc", "", /not a hook/],
    ["http://hooks.slack.com/services/T01/B02/abc", "", /not a hook/],
    ["https://hooks.slack.com:8443/services/T01/B02/abc", "", /not a hook/],
    ["https://hooks.slack.com/workflows/T01", "", /hook of Slack looks like/],
    ["https://discord.com/api/webhooks/me/x", "", /hook of Discord looks like/],
    ["https://discord.com/api/webhooks/1/x/../../../users", "", /hook of Discord looks like/],
    [`https://other.example.org/hooks/${MATTERMOST}`, "", /not a hook.*chat.example.org/],
    ["https://chat.example.org/api/v4/users", "", /hook of Mattermost looks like/],
    [BOT, "", /needs a chat/],
    [BOT, "papers/../x", /needs a chat/],
    ["https://10.0.0.1/hooks/x", "", /not a hook/],
    ["", "", /not a hook/],
  ])("%j with %j is refused", (hook, chat, why) => {
    expect(readHook({ hook, chat }, HOSTS)).toMatch(why);
  });

  it("leaves out parameters, which could change what is posted", () => {
    const hook = "https://hooks.slack.com/services/T01/B02/abc?x=1";
    expect(readHook({ hook, chat: "" }, [])).toMatchObject({
      hook: { url: "https://hooks.slack.com/services/T01/B02/abc" },
    });
  });
});

const HOSTILE: Message = {
  heading: "<!channel> & *all* @here",
  papers: [
    {
      title: "A|b> <i>_x_</i> [y](https://evil.example) `z` @everyone",
      url: "https://arxiv.org/abs/2611.00001?a=1&b=|>",
      facts: "Ada & Bob · cs.LG",
      summary: "# not a heading",
    },
  ],
  more: { text: "See all", url: "https://papers.example.org/papers?q=a&b" },
};

function textOf(name: string, message = HOSTILE): string {
  const body = platformNamed(name)!.write(message, { url: "", chat: "@papers" });
  return (body as { text?: string }).text ?? JSON.stringify(body);
}

describe("a message is escaped by the rules of", () => {
  it("Slack", () => {
    const text = textOf("slack");
    expect(text).not.toMatch(/<!|<i>/);
    expect(text).toContain("&lt;!channel&gt; &amp; ");
    expect(text).toContain("<https://arxiv.org/abs/2611.00001?a=1&amp;b=%7C%3E|A|b&gt; ");
    expect(text.replaceAll("\u200B", "")).toContain("&lt;i&gt;_x_&lt;/i&gt;");
    expect(text).not.toContain(" *all* ");
  });

  it("Mattermost", () => {
    const text = textOf("mattermost");
    expect(text).not.toMatch(/@here|@everyone/);
    expect(text).toContain("\\[y\\]\\(https\\:");
    expect(text).toContain("](<https://arxiv.org/abs/2611.00001?a=1&b=|%3E>)");
    expect(text).toContain("\\# not a heading");
  });

  it("Telegram", () => {
    const text = textOf("telegram");
    expect(text).toContain("&lt;!channel&gt; &amp; *all*");
    expect(text).toContain(
      '<a href="https://arxiv.org/abs/2611.00001?a=1&amp;b=|&gt;">A|b&gt; &lt;i',
    );
    expect(text.replaceAll(/<\/?[ab]\b[^>]*>/g, "")).not.toMatch(/[<>]/);
  });

  it("Discord", () => {
    const body = platformNamed("discord")!.write(HOSTILE, { url: "" }) as {
      content: string;
      embeds: { title: string; url: string; description: string }[];
      allowed_mentions: object;
    };
    expect(body.allowed_mentions).toEqual({ parse: [] });
    expect(body.content).toContain("\\<!channel\\> & \\*all\\* \\@here");
    expect(body.embeds[0]!.url).toBe("https://arxiv.org/abs/2611.00001?a=1&b=|>");
    expect(body.embeds[0]!.title).toContain("\\[y\\]\\(https");
  });
});

describe("a message is within the length of", () => {
  const long: Message = {
    heading: "&".repeat(250),
    papers: Array.from({ length: 10 }, (_, n) => ({
      title: `${n}${"&_".repeat(124)}`,
      url: `https://example.org/${"a".repeat(900)}`,
      facts: "<".repeat(150),
    })),
    more: { text: "See all of them", url: `https://example.org/${"b".repeat(900)}` },
  };
  const one: Message = { ...long, papers: [{ ...long.papers[0]!, summary: ">".repeat(280) }] };

  it.each([
    // Slack cuts off what is longer, and asks for 4,000 where that is possible.
    ["slack", 40_000],
    ["mattermost", 16_383],
  ])("%s", (name, most) => {
    expect(textOf(name, long).length).toBeLessThanOrEqual(most);
    expect(textOf(name, long)).toContain("See all of them");
  });

  // Telegram counts what is shown.
  it("telegram", () => {
    for (const message of [long, one]) {
      const shown = textOf("telegram", message)
        .replaceAll(/<[^>]*>/g, "")
        .replaceAll(/&\w+;/g, "x");
      expect(shown.length).toBeLessThanOrEqual(4096);
      expect(shown).toContain("See all of them");
    }
  });

  it("discord", () => {
    for (const message of [long, one]) {
      const body = platformNamed("discord")!.write(message, { url: "" }) as {
        content: string;
        embeds: { title: string; description: string }[];
      };
      expect(body.content.length).toBeLessThanOrEqual(2000);
      expect(body.embeds.length).toBeLessThanOrEqual(10);
      const sizes = body.embeds.map(({ title, description }) => {
        expect(title.length).toBeLessThanOrEqual(256);
        expect(description.length).toBeLessThanOrEqual(4096);
        return title.length + description.length;
      });
      expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(6000);
    }
  });
});
