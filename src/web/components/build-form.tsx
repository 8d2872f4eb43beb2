import type { Child } from "../html/jsx-runtime.ts";
import { CATEGORIES } from "../../paper/taxonomy.ts";
import { TOPIC_GROUPS } from "../../topics.ts";
import type { Composed } from "../composed.ts";
import { Choice, Choices, type Filled, Text } from "./build-fields.tsx";

/** The form of the feed builder as it was sent. */
export interface FormProps extends Filled {
  /** The sources that papers can be listed by. */
  sources: readonly { name: string; title: string }[];
  /** The result: its papers, and its address. */
  outcome: Child;
  bar: Child;
}

// Fields that most feeds do without.
const RARE = ["phrase", "title", "without", "include"] as const;

/** The form of the feed builder. */
export function BuildForm({ sources, outcome, bar, ...form }: FormProps) {
  return (
    <form action="/build#outcome" class="build" autocomplete="off">
      <div class="fields">
        <fieldset>
          <legend class="unseen">Papers</legend>
          <Topics {...form} />
          <Text {...form} name="words" label="Words" hint="all of them; or unlearn*" />
          <Text {...form} name="author" label="Authors" hint="any of: Yann LeCun, Y Bengio" />
          <Text
            {...form}
            name="cat"
            label="arXiv categories"
            hint="any of: cs.LG, stat.*"
            isListed
          />
        </fieldset>
        <details open={RARE.some((name) => form.composed[name] !== undefined)}>
          <summary>More about the text</summary>
          <fieldset>
            <legend class="unseen">Text</legend>
            <Text
              {...form}
              name="phrase"
              label="Phrase"
              hint="in this order: catastrophic forgetting"
            />
            <Text {...form} name="title" label="In the title" hint="any of: lora, adapter" />
            <Text {...form} name="without" label="Exclude" hint="none of: survey, review" />
            <Choice
              {...form}
              name="include"
              label="Cross-lists"
              hint="primary in another category"
            />
          </fieldset>
        </details>
        <Choices
          {...form}
          name="source"
          label="Listed by"
          hint="any of them, or all if none is ticked"
          options={sources.map(({ name, title }) => [name, title])}
        />
        <fieldset class="pair">
          <legend class="unseen">Signals</legend>
          <Choice {...form} name="upvotes" label="Upvotes" hint="reached at any time" />
          <Choice {...form} name="has" label="With" hint="known at any time" />
        </fieldset>
        <fieldset class="pair">
          <legend class="unseen">Delivery</legend>
          <Choice {...form} name="digest" label="Entries" />
          <Choice {...form} name="content" label="Content" />
          <Choice {...form} name="format" label="Format" />
        </fieldset>
      </div>
      {outcome}
      {bar}
      <datalist id="cat-list">
        {CATEGORIES.map(({ code, name }) => (
          <option value={code}>{name}</option>
        ))}
      </datalist>
    </form>
  );
}

function Topics({ composed, problems }: { composed: Composed; problems: Composed }) {
  return (
    <p>
      <label for="topic">Topic</label>
      <select
        id="topic"
        name="topic"
        aria-describedby="topic-hint"
        {...(problems["topic"] && { "aria-invalid": "true" })}
      >
        <option value="">any topic</option>
        {TOPIC_GROUPS.map(({ title: group, topics }) => (
          <optgroup label={group}>
            {topics.map(({ slug, title }) => (
              <option value={slug} selected={composed["topic"] === slug}>
                {title}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
      <small class="lede" id="topic-hint" data-live>
        {problems["topic"]}
      </small>
    </p>
  );
}
