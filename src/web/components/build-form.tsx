import type { Child } from "hono/jsx";
import { CATEGORIES } from "../../paper/taxonomy.ts";
import { CHOICES, type Composed, type Field } from "../composed.ts";

/** The form of the feed builder, as it was sent. */
export interface FormProps {
  composed: Composed;
  /** What cannot be read, by field. */
  problems: Composed;
  /** The names that papers are listed under. */
  sources: readonly string[];
  /** What came of it. */
  said: Child;
}

/** The form of the feed builder. */
export function BuildForm({ said, sources, ...form }: FormProps) {
  return (
    <form action="/build#outcome" class="build" autocomplete="off">
      <fieldset>
        <legend>What it is about</legend>
        <Text
          {...form}
          name="words"
          label="Words"
          hint="all of them, or words that begin so: unlearn*"
        />
        <Text
          {...form}
          name="phrase"
          label="Phrase"
          hint="in this order: catastrophic forgetting"
        />
        <Text {...form} name="title" label="In the title" hint="any of: lora, adapter" />
        <Text {...form} name="without" label="But not" hint="none of: survey, review" />
      </fieldset>
      <fieldset>
        <legend>Where it is from</legend>
        <Text {...form} name="author" label="Authors" hint="any of: Yann LeCun, Y Bengio" />
        <Text
          {...form}
          name="source"
          label="Listed by"
          hint={`any of: ${sources.slice(0, 2).join(", ")}`}
          isListed
        />
        <Text {...form} name="cat" label="arXiv categories" hint="any of: cs.LG, stat.*" isListed />
        <Choice
          {...form}
          name="include"
          label="Cross-lists"
          hint="papers filed first in another category"
        />
      </fieldset>
      <fieldset>
        <legend>What it has</legend>
        <Choice
          {...form}
          name="upvotes"
          label="Upvotes"
          hint="enters once it gets there, be it days later"
        />
        <Choice {...form} name="has" label="With" hint="enters once that is known" />
      </fieldset>
      <fieldset>
        <legend>How it comes</legend>
        <Choice {...form} name="format" label="Format" hint="feed readers take each of them" />
        <Choice {...form} name="content" label="Content" hint="of each entry" />
        <Choice
          {...form}
          name="digest"
          label="Entries"
          hint="a digest is one entry with its top papers"
        />
      </fieldset>
      <p>
        <button>Build</button>{" "}
        <output id="said" data-live>
          {said}
        </output>
      </p>
      <datalist id="source-list">
        {sources.map((name) => (
          <option value={name}></option>
        ))}
      </datalist>
      <datalist id="cat-list">
        {CATEGORIES.map(({ code, name }) => (
          <option value={code}>{name}</option>
        ))}
      </datalist>
    </form>
  );
}

interface FieldProps extends Pick<FormProps, "composed" | "problems"> {
  name: Field;
  label: string;
  hint: string;
}

function Text({ composed, isListed, ...field }: FieldProps & { isListed?: boolean }) {
  const { name, problems } = field;
  return (
    <p>
      <label for={name}>{field.label}</label>
      <input
        type="text"
        id={name}
        name={name}
        value={composed[name] ?? ""}
        autocapitalize="none"
        spellcheck={false}
        aria-describedby={`${name}-hint`}
        {...(isListed && { list: `${name}-list` })}
        {...(problems[name] && { "aria-invalid": "true" })}
      />
      <Hint {...field} />
    </p>
  );
}

type ChoiceName = keyof typeof CHOICES;

function Choice({ composed, ...field }: FieldProps & { name: ChoiceName }) {
  const { name, problems } = field;
  return (
    <p>
      <label for={name}>{field.label}</label>
      <select
        id={name}
        name={name}
        aria-describedby={`${name}-hint`}
        {...(problems[name] && { "aria-invalid": "true" })}
      >
        {OPTIONS[name].map(([value, text]) => (
          <option value={value} selected={composed[name] === value}>
            {text}
          </option>
        ))}
      </select>
      <Hint {...field} />
    </p>
  );
}

// What is wrong takes the place of what could be there, so that nothing moves.
function Hint({ name, hint, problems }: Omit<FieldProps, "composed">) {
  return (
    <small class="lede" id={`${name}-hint`} data-live>
      {problems[name] ?? hint}
    </small>
  );
}

// What to choose, the first where nothing is chosen.
const OPTIONS: Record<ChoiceName, readonly (readonly [value: string, text: string])[]> = {
  include: [
    ["", "with cross-lists"],
    ["new", "without cross-lists"],
    ["cross", "cross-lists only"],
    ["new,cross,revised", "with cross-lists and revisions"],
  ],
  upvotes: [
    ["", "any number"],
    ...CHOICES.upvotes.map((rung) => [rung, `at least ${rung} upvotes`] as const),
  ],
  has: [
    ["", "anything or nothing"],
    ["code", "code"],
    ["project", "a project page"],
    ["media", "pictures or videos"],
    ["summary", "a summary by AI"],
  ],
  format: [
    ["", "RSS, read by everything"],
    ["atom", "Atom, with dates to the second"],
    ["json", "JSON Feed, for programs too"],
  ],
  content: [
    ["", "abstract, authors, links"],
    ["abstract", "abstract only"],
    ["title", "title only"],
  ],
  digest: [
    ["", "one a paper, as they come"],
    ["daily", "one a day, its top papers"],
    ["weekly", "one a week, its top papers"],
  ],
};
