import type { Child } from "../html/jsx-runtime.ts";
import { webAddress } from "../../feeds/links.ts";
import type { Facts as SourceFacts } from "../../paper/facts.ts";
import type { Account, Paper } from "../../paper/paper.ts";
import { categoryName } from "../../paper/taxonomy.ts";
import { dayOf } from "../../text/time.ts";
import { urlOf } from "../../lists/address.ts";
import { shortDay } from "../../text/calendar.ts";
import type { PastListing } from "../../store/paper-page.ts";
import { searchUrl } from "./links.ts";
import { Listings } from "./listings.tsx";

interface FactsProps {
  paper: Paper;
  listings: readonly PastListing[];
  /** Of all sources. */
  facts: SourceFacts;
}

/** The facts about a paper, each with a link to the papers that share it. */
export function Facts({ paper, listings, facts: sources }: FactsProps) {
  const { published, categories, keywords, organization, submitter } = paper;
  const facts: [string, Child][] = [
    ["Published", published !== undefined && <Day day={dayOf(published)} />],
    ["Listed", <Listings paper={paper} listings={listings} facts={sources} />],
    ["Version", paper.version],
    ["Categories", categories.length > 0 && <CategoryNames codes={categories} />],
    ["Keywords", keywords.length > 0 && <Values field="keyword" values={keywords} />],
    ["Organization", organization && <Known field="org" account={organization} />],
    ["Submitted by", submitter && <Known field="submitter" account={submitter} />],
    ["DOI", paper.doi && <a href={urlOf("https://doi.org", `/${paper.doi}`)}>{paper.doi}</a>],
    ["Published in", paper.journal],
    ["Comment", paper.comment],
    ["License", paper.license && <License license={paper.license} />],
  ];
  return (
    <dl class="facts">
      {facts
        .filter(([, value]) => Boolean(value))
        .map(([name, value]) => (
          <div>
            <dt>{name}</dt>
            <dd dir="auto">{value}</dd>
          </div>
        ))}
    </dl>
  );
}

function License({ license }: { license: string }) {
  const address = webAddress(license);
  return address ? <a href={address}>{license.replace(/^https?:\/\//, "")}</a> : <>{license}</>;
}

function Day({ day }: { day: string }) {
  return <time datetime={day}>{shortDay(day)}</time>;
}

function CategoryNames({ codes }: { codes: string[] }) {
  return (
    <>
      {codes.map((code, n) => (
        <>
          {n > 0 && ", "}
          <a href={urlOf("", `/topics/${code}`)}>
            {categoryName(code)} ({code})
          </a>
        </>
      ))}
    </>
  );
}

function Values({ field, values }: { field: string; values: string[] }) {
  return (
    <>
      {values.map((value, n) => (
        <>
          {n > 0 && ", "}
          <a href={searchUrl(field, value)}>{value}</a>
        </>
      ))}
    </>
  );
}

function Known({ field, account: { name, fullname } }: { field: string; account: Account }) {
  return <a href={searchUrl(field, name)}>{fullname || name}</a>;
}
