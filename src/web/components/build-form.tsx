import type { Child } from "hono/jsx";
import { CATEGORIES } from "../../paper/taxonomy.ts";
import { CHOICES, type Composed, type Field } from "../composed.ts";

/** The form of the feed builder as it was sent. */
export interface FormProps {
  composed: Composed;
  /** What is wrong in each field, in a sentence. */
  problems: Composed;
  /** The names that papers are listed under. */
  sources: readonly string[];
  /** The result, in a sentence. */
  said: Child;
}

/** The form of the feed builder. */
export function BuildForm({ said, sources, ...form }: FormProps) {
  return (
    <form action="/build#outcome" class="build" autocomplete="off">
      <fieldset>
        <legend>Text</legend>
        <Text
          {...form}
          name="words"
          label="Words"
          hint="all of them; unlearn* for words starting with unlearn"
        />
        <Text
          {...form}
          name="phrase"
          label="Phrase"
          hint="in this order: catastrophic forgetting"
        />
        <Text {...form} name="title" label="In the title" hint="any of: lora, adapter" />
        <Text {...form} name="without" label="Exclude" hint="none of: survey, review" />
      </fieldset>
      <fieldset>
        <legend>Origin</legend>
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
          hint="papers whose primary category is another one"
        />
      </fieldset>
      <fieldset>
        <legend>Signals</legend>
        <Choice
          {...form}
          name="upvotes"
          label="Upvotes"
          hint="papers appear when they reach it, even days later"
        />
        <Choice {...form} name="has" label="With" hint="papers appear when it is known" />
      </fieldset>
      <fieldset>
        <legend>Delivery</legend>
        <Choice {...form} name="format" label="Format" hint="feed readers take all of them" />
        <Choice {...form} name="content" label="Content" hint="of each entry" />
        <Choice
          {...form}
          name="digest"
          label="Entries"
          hint="a digest is one entry with the top papers"
        />
      </fieldset>
      <p>
        <button>Create</button>{" "}
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

// An error replaces the hint, so that nothing on the page moves.
function Hint({ name, hint, problems }: Omit<FieldProps, "composed">) {
  return (
    <small class="lede" id={`${name}-hint`} data-live>
      {problems[name] ?? hint}
    </small>
  );
}

// The choices of a field. The first one is what holds if none is made.
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
    ["", "no requirement"],
    ["code", "code"],
    ["project", "a project page"],
    ["media", "pictures or videos"],
    ["summary", "an AI summary"],
  ],
  format: [
    ["", "RSS, for any feed reader"],
    ["atom", "Atom"],
    ["json", "JSON Feed, also for programs"],
  ],
  content: [
    ["", "abstract, authors, links"],
    ["abstract", "abstract only"],
    ["title", "title only"],
  ],
  digest: [
    ["", "every paper"],
    ["daily", "daily digest"],
    ["weekly", "weekly digest"],
  ],
};
