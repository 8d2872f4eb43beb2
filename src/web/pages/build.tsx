import { FORMATS } from "../../feeds/formats.ts";
import { urlOf } from "../../lists/address.ts";
import { listUrl } from "../../lists/links.ts";
import type { SearchList, TopicList } from "../../lists/list.ts";
import { rateInWords } from "../../lists/weekly.ts";
import { BuildForm, type FormProps } from "../components/build-form.tsx";
import { Copy } from "../components/copy.tsx";
import type { Offers } from "../components/follow.tsx";
import { page } from "../components/layout.tsx";
import { followPage } from "../components/links.ts";
import { Preview } from "../components/preview.tsx";

/** The entries in the preview. */
export const SHOWN = 10;

/** The list that a form makes. */
export interface Built {
  list: SearchList | TopicList;
  /** Entries a week. */
  rate: number | undefined;
  /** The address of the feed. */
  address: string;
}

interface Build extends Omit<FormProps, "outcome" | "bar"> {
  offers: Offers;
  built?: Built;
  /** Why there is no list although every field can be read. */
  notice?: string;
}

/** The feed builder: a form that makes the address of a feed. With script, it is live. */
export function buildPage(site: string, siteName: string, build: Build): string {
  const { built, notice, ...form } = build;
  return page({
    title: "Create a feed",
    siteName,
    description: "A form that makes the address of a feed.",
    canonical: `${site}/build`,
    head: <script src="/build.js" defer></script>,
    children: (
      <>
        <div class="opening">
          <div>
            <h1>Create a feed</h1>
            <p class="lede">
              Describe the papers you want. All fields are optional and combine. Or{" "}
              <a href="/like">start from a library</a>.
            </p>
          </div>
        </div>
        <BuildForm
          {...form}
          outcome={
            <div id="outcome" data-live>
              {notice !== undefined && <p class="notice">{notice}</p>}
              {built ? <Outcome site={site} {...built} /> : <Unbuilt />}
            </div>
          }
          bar={<Bar site={site} {...build} />}
        />
      </>
    ),
  });
}

function Bar({ site, built, notice, problems, offers }: Build & { site: string }) {
  const isSound = notice === undefined && Object.keys(problems).length === 0;
  return (
    <div class="bar">
      <button>Create</button>
      <output id="said" data-live>
        {built ? (
          <Said {...built} />
        ) : isSound ? (
          "Your feed address will appear here."
        ) : (
          "Some fields cannot be read."
        )}
      </output>
      <div id="address" data-live>
        {built && (
          <div class="address">
            <input type="text" readonly value={built.address} aria-label="Address of the feed" />
            <Copy href={followPage(site, built.address)} text={built.address} isMain>
              Copy feed address
            </Copy>
            {offers.mail && <a href={offers.mail(listOf(built))}>Mail</a>}
          </div>
        )}
      </div>
    </div>
  );
}

function Said({ list, rate }: Built) {
  const isEmpty = rate === undefined || list.entries.length === 0;
  return (
    <>
      {isEmpty ? "No papers yet." : rateInWords(rate)} <a href="#outcome">See the feed</a>
    </>
  );
}

function listOf({ list }: Built): string {
  const { q, include } = list.params;
  return listUrl("", { path: list.path, params: { q, include } });
}

function Unbuilt() {
  return (
    <p class="lede">Papers appear when they first match, even if they were published earlier.</p>
  );
}

function Outcome({ site, ...built }: Built & { site: string }) {
  const { list } = built;
  const { q, include, content } = list.params;
  return (
    <>
      {list.notices.map((notice) => (
        <p class="notice">{notice}</p>
      ))}
      {list.entries.length === 0 && (
        <p class="lede">No papers yet. You can still follow the feed: it fills as papers come.</p>
      )}
      <Preview entries={list.entries} question={list.typed} />
      <p class="formats">
        {FORMATS.map(({ kind, name, extension }) => {
          const params = kind === "feed" ? list.params : { q, include, content };
          const href = urlOf(site, list.path, params, extension);
          return <a href={kind === "feed" ? followPage(site, href) : href}>{name}</a>;
        })}
      </p>
      <p>
        Edit as a search:{" "}
        <a href={listOf(built)}>
          <code>{q ?? list.title}</code>
        </a>
      </p>
    </>
  );
}
