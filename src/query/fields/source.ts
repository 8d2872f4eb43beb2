import { folded } from "../../text/clean.ts";
import { nearest } from "../../text/nearest.ts";
import { type Field, type Naming, quote, type Unreadable, unreadable } from "./field.ts";
import { type Name, nameField } from "./name.ts";

const MOST_NAMED = 20;

const anyName = nameField("source", {
  names: ["source"],
  help: {
    takes: "the name of a source",
    examples: [["source:arxiv", "listed by a source"]],
  },
  describe: (name) => `on ${name}`,
});

/** A source that lists the paper: one that there is. */
export const source: Field<Name<"source">> = {
  ...anyName,
  read(value, name, naming) {
    const reading = anyName.read(value, name, naming);
    if (!reading.ok || reading.query?.type !== "source") return reading;
    return isKnownSource(reading.query, naming) ? reading : unknown(value.text, naming);
  },
};

/** Whether a source is one of those there are, on or off. */
export function isKnownSource({ value, prefix }: Name<"source">, naming: Naming): boolean {
  if (!naming.sources) return true;
  const names = [...naming.sources.map((each) => each.name), ...naming.facts.keys()].map(folded);
  return names.some((name) => (prefix ? name.startsWith(value) : name === value));
}

function unknown(typed: string, { sources = [] }: Naming): { ok: false; error: Unreadable } {
  const names = sources.map((each) => each.name);
  const listed = new Intl.ListFormat("en-GB").format(
    names.length > MOST_NAMED ? [...names.slice(0, MOST_NAMED), "more"] : names,
  );
  const known = names.length > 0 ? `The sources are ${listed}.` : "No source is switched on.";
  const wanted = folded(typed);
  const begun = sources.find(({ name, title }) =>
    [name, title, initialsOf(title)].some((text) => folded(text).startsWith(wanted)),
  );
  return unreadable(`There is no source ${quote(typed)}. ${known}`, {
    expected: `one of ${names.join(", ")}`,
    suggestion: begun?.name ?? nearest(wanted, names),
  });
}

function initialsOf(title: string): string {
  return title
    .split(" ")
    .map((word) => word.slice(0, 1))
    .join("");
}
