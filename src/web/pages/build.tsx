import { CHOICES, type Composed } from "../build.ts";
import { WebError } from "../errors.ts";
import { type List, listUrl } from "../list.ts";
import { entriesAWeek, rateInWords } from "../rate.ts";
import { Cards } from "./card.tsx";
import { page } from "./layout.tsx";

const SHOWN = 10;

/** The builder's form as it was sent, and what comes of it. */
export interface Build {
  composed: Composed;
  /** What the question finds, or why it cannot be read. */
  list: List | WebError;
  /** The address of the feed; empty when there is none. */
  address: string;
  now: number;
}

/** The feed builder: a plain form that ends in an address. */
export function buildPage(site: string, siteName: string, build: Build): string {
  return page({
    title: "Build a feed",
    siteName,
    canonical: `${site}/build`,
    children: (
      <>
        <h1>Build a feed</h1>
        <Form composed={build.composed} />
        <Outcome {...build} />
      </>
    ),
  });
}

function Form({ composed }: { composed: Composed }) {
  return (
    <form action="/build" class="build">
      <Text name="words" label="Words, all of them" hint="unlearn* -survey" composed={composed} />
      <Text name="phrase" label="This phrase" hint="catastrophic forgetting" composed={composed} />
      <Text name="without" label="None of these" hint="survey, review" composed={composed} />
      <Text name="title" label="In the title, any of" hint="lora, adapter" composed={composed} />
      <Text name="author" label="By any of" hint="Yann LeCun, Y Bengio" composed={composed} />
      <Text name="cat" label="arXiv categories" hint="cs.LG, stat.*" composed={composed} />
      <Text name="source" label="Listed by" hint="huggingface" composed={composed} />
      <Choice name="upvotes" label="Upvotes, at least" composed={composed} />
      <Choice name="has" label="With" composed={composed} />
      <Choice name="digest" label="Digest" composed={composed} />
      <Choice name="format" label="Format" composed={composed} />
      <p>
        <button>Build</button>
      </p>
    </form>
  );
}

interface Field {
  name: keyof Composed;
  label: string;
  composed: Composed;
}

function Text({ name, label, hint, composed }: Field & { hint: string }) {
  return (
    <p>
      <label for={name}>{label}</label>
      <input type="text" id={name} name={name} value={composed[name] ?? ""} placeholder={hint} />
    </p>
  );
}

function Choice({ name, label, composed }: Field & { name: keyof typeof CHOICES }) {
  return (
    <p>
      <label for={name}>{label}</label>
      <select id={name} name={name}>
        {name !== "format" && <option value="">{name === "digest" ? "no digest" : "any"}</option>}
        {CHOICES[name].map((value) => (
          <option value={value} selected={composed[name] === value}>
            {value}
          </option>
        ))}
      </select>
    </p>
  );
}

function Outcome({ list, address, now }: Build) {
  if (list instanceof WebError) return <p class="notice">{list.message}</p>;
  const more = list.olderThan !== undefined;
  const rate = entriesAWeek(
    list.entries.map(({ at }) => at),
    more,
    now,
  );
  return (
    <>
      <section class="subscribe" aria-labelledby="outcome">
        <h2 id="outcome">{list.title}</h2>
        <div class="address">
          <input type="text" readonly value={address} aria-label="Address of the feed" />
        </div>
        <p>
          {rate === undefined ? "Nothing has matched yet." : rateInWords(rate)}{" "}
          <a href={listUrl("", { path: list.path, params: list.params })}>See the whole list</a>
        </p>
        {list.notices.map((notice) => (
          <p class="notice">{notice}</p>
        ))}
      </section>
      <Cards entries={list.entries.slice(0, SHOWN)} question={list.question} isDated={true} />
    </>
  );
}
