import { escapeXml } from "../../src/text/xml.ts";
import { addDays, dayOf, HOUR, httpDate, rfc3339, startOfDay } from "../../src/text/time.ts";
import type { DailyPaper } from "./huggingface-api.ts";
import { samplePapers } from "./papers.ts";
import { authors } from "./people.ts";
import { seeded } from "./random.ts";

const DAYS = 10;
const JOURNAL = "https://journal.example.org";
const LAB = "https://lab.example.org";
const TOPICS = [
  ["Soft robots that feel by sound", "robotics", "A microphone in each finger replaces its skin."],
  ["Reading old herbaria with new eyes", "computer vision", "Labels are read in five scripts."],
  ["Weather forecasts on a telephone", "forecasting", "A small network runs without a signal."],
  ["What chess teaches about planning", "planning", "Search depth is learned, not set."],
] as const;

/**
 * The feed of an invented journal: RSS 2.0 with Dublin Core and PRISM, an article a weekday for the
 * last ten days, each with a DOI.
 * @param now seconds UTC
 */
export function journalRss(now: number): string {
  const items = postsOf(now, 7 * HOUR).map(({ day, at }) => {
    const random = seeded(`journal ${day}`);
    const [title, subject, detail] = random.pick(TOPICS);
    const doi = `10.5555/jex.${day.replaceAll("-", ".")}`;
    const people = authors(random).map(({ name }) => `<dc:creator>${escapeXml(name)}</dc:creator>`);
    return `<item>
  <title><![CDATA[${title}]]></title>
  <link>${JOURNAL}/articles/${day}?utm_source=rss</link>
  <description><![CDATA[<p>Journal of Examples, Published online: ${day}</p><p>${detail}</p>]]></description>
  <guid isPermaLink="false">${JOURNAL}#${day}</guid>
  <pubDate>${httpDate(at)}</pubDate>
  ${people.join("")}
  <category>${subject}</category>
  <dc:identifier>doi:${doi}</dc:identifier>
  <prism:doi>${doi}</prism:doi>
  <prism:publicationName>Journal of Examples</prism:publicationName>
</item>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/">
<channel><title>Journal of Examples</title><link>${JOURNAL}/</link><description>Invented</description>
${items.join("\n")}
</channel></rss>
`;
}

/**
 * The feed of an invented laboratory: Atom, a post a weekday for the last ten days, each about the
 * first paper of {@link samplePapers} of that day, whose arXiv id it names.
 * @param now seconds UTC
 */
export function labAtom(now: number): string {
  const entries = postsOf(now, 18 * HOUR).flatMap(({ day, at }) => {
    const [first] = samplePapers(day, at);
    return first ? [labEntry(first.paper, day, at)] : [];
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<title>Example Lab</title><id>${LAB}/</id><link href="${LAB}/"/><link rel="self" href="/atom.xml"/>
<updated>${rfc3339(now - (now % HOUR))}</updated><author><name>Example Lab</name></author>
${entries.join("\n")}
</feed>
`;
}

function labEntry(
  { id, title, summary, authors: people }: DailyPaper["paper"],
  day: string,
  at: number,
) {
  const names = people.map(({ name }) => `<author><name>${escapeXml(name)}</name></author>`);
  return `<entry>
  <id>tag:lab.example.org,2026:${day}</id>
  <title>${escapeXml(title)}</title>
  <link href="/posts/${day}"/>
  <link rel="related" href="https://arxiv.org/abs/${id}v1"/>
  <published>${rfc3339(at)}</published><updated>${rfc3339(at)}</updated>
  ${names.join("")}
  <summary type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>${escapeXml(summary)}</p></div></summary>
</entry>`;
}

// One at the same hour of each weekday, newest first.
function postsOf(now: number, hour: number): { day: string; at: number }[] {
  return Array.from({ length: DAYS }, (_, n) => addDays(dayOf(now), -n))
    .map((day) => ({ day, at: startOfDay(day)! + hour }))
    .filter(({ at }) => at <= now && ![0, 6].includes(new Date(at * 1000).getUTCDay()));
}
