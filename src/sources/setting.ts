import * as v from "valibot";

/** A setting: what reads it out of its text, its default, and what it is for. */
export interface Setting<Value = unknown> {
  /** As it would be typed. */
  readonly fallback: string;
  /** Its messages are sentences that say what is wrong and what it takes. */
  readonly schema: v.GenericSchema<string, Value>;
  /** A sentence. */
  readonly help: string;
  /** Whether its value must never be shown. A secret has no default. */
  readonly secret?: true;
}

/** Settings by name. */
export type SettingTable = Readonly<Record<string, Setting>>;

/** The types of a table's settings once they are read. */
export type Values<Table extends SettingTable> = {
  readonly [Name in keyof Table]: v.InferOutput<Table[Name]["schema"]>;
};

/** A setting that has a default. */
export function setting<Value>(
  fallback: string,
  schema: v.GenericSchema<string, Value>,
  help: string,
): Setting<Value> {
  return { fallback, schema, help };
}

/** A setting that is a secret: one word of ASCII, as headers take it, or empty. */
export function secret(help: string): Setting<string> {
  const schema = v.pipe(v.string(), v.regex(/^[!-~]*$/, "It takes one word of ASCII characters."));
  return { fallback: "", schema, help, secret: true };
}

/** An address of the web, without slashes at its end. */
export const httpUrl = v.pipe(
  v.string(),
  v.check(
    (text) => URL.canParse(text) && /^https?:/.test(text),
    ({ input }) => `"${input}" is not an http(s) address.`,
  ),
  v.transform((text) => text.replace(/\/+$/, "")),
);

/** Words separated by commas or white space. */
export const words = v.pipe(
  v.string(),
  v.transform((text) => text.split(/[\s,]+/).filter(Boolean)),
);
