import { CHOICES, type Composed, type Field } from "../composed.ts";

/** A form that was filled in. */
export interface Filled {
  composed: Composed;
  /** The error of each field, in a sentence. */
  problems: Composed;
}

interface FieldProps extends Filled {
  name: Field;
  label: string;
  hint: string;
}

/** A field for text. */
export function Text({ composed, isListed, ...field }: FieldProps & { isListed?: boolean }) {
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

/** A field for one of a few choices. */
export function Choice({
  composed,
  hint = "",
  ...field
}: Omit<FieldProps, "hint"> & { name: keyof typeof OPTIONS; hint?: string }) {
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
      <Hint {...field} hint={hint} />
    </p>
  );
}

interface ChoicesProps extends FieldProps {
  options: readonly (readonly [value: string, text: string])[];
}

/** A field for any of some choices, separated by commas where it is written as one. */
export function Choices({ composed, options, ...field }: ChoicesProps) {
  const { name } = field;
  const taken = (composed[name] ?? "").split(/[\s,;+]+/).filter(Boolean);
  // A source that is not among them is shown too, so that it can be unticked.
  const others = taken.filter((value) => !options.some(([known]) => known === value));
  return (
    <fieldset class="choices" aria-describedby={`${name}-hint`}>
      <legend>{field.label}</legend>
      {[...options, ...others.map((value) => [value, value] as const)].map(([value, text], n) => (
        <label>
          <input
            type="checkbox"
            id={`${name}-${n}`}
            name={name}
            value={value}
            checked={taken.includes(value)}
          />{" "}
          {text}
        </label>
      ))}
      <Hint {...field} />
    </fieldset>
  );
}

// An error replaces the hint, so that nothing on the page moves.
function Hint({ name, hint, problems }: Omit<FieldProps, "composed" | "label">) {
  return (
    <small class="lede" id={`${name}-hint`} data-live>
      {problems[name] ?? hint}
    </small>
  );
}

// The choices of a field. The first one is what holds if none is made.
const OPTIONS = {
  include: [
    ["", "with cross-lists"],
    ["new", "without cross-lists"],
    ["cross", "cross-lists only"],
    ["new,cross,revised", "with cross-lists and revisions"],
  ],
  upvotes: [
    ["", "any number"],
    ...CHOICES.upvotes.map((rung) => [rung, `at least ${rung}`] as const),
  ],
  has: [
    ["", "no requirement"],
    ["code", "code"],
    ["project", "a project page"],
    ["media", "pictures or videos"],
    ["summary", "an AI summary"],
  ],
  format: [
    ["", "RSS"],
    ["atom", "Atom"],
    ["json", "JSON Feed"],
  ],
  content: [
    ["", "everything"],
    ["abstract", "abstract only"],
    ["title", "title only"],
  ],
  digest: [
    ["", "every paper"],
    ["daily", "daily digest"],
    ["weekly", "weekly digest"],
  ],
} satisfies Partial<Record<Field, readonly (readonly [value: string, text: string])[]>>;
