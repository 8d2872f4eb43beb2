/** A stretch of TeX being read. `at` moves on as it is read; everything else is fixed. */
export interface Cursor {
  readonly text: string;
  /** Where each `{` of the text is closed. */
  readonly closers: ReadonlyMap<number, number>;
  /** Whether the text has marks of TeX, so that `~` is a tie in it. */
  readonly ties: boolean;
  readonly end: number;
  /** How many groups enclose it. */
  readonly depth: number;
  at: number;
}

const MAX_DEPTH = 16;
// With the character behind a backslash, which is no brace.
const BRACES = /\\[^]?|[{}]/g;
const NAME = /\\(?:[A-Za-z]+|[^])/y;

/** A cursor over a whole text. */
export function cursorOver(text: string): Cursor {
  const closers = new Map<number, number>();
  const open: number[] = [];
  for (const { 0: mark, index } of text.matchAll(BRACES)) {
    if (mark === "{") open.push(index);
    else if (mark === "}" && open.length > 0) closers.set(open.pop() ?? 0, index);
  }
  const ties = /\\[A-Za-z'"`^]|\$/.test(text);
  return { text, closers, ties, at: 0, end: text.length, depth: 0 };
}

/** The stretch from `from` to `to`, one level deeper; undefined when too deep or past the end. */
export function inside(c: Cursor, from: number, to: number): Cursor | undefined {
  if (c.depth >= MAX_DEPTH || to > c.end) return undefined;
  return { ...c, at: from, end: to, depth: c.depth + 1 };
}

/** Steps over the group that starts here and returns its inside; undefined unless one does. */
export function takeGroup(c: Cursor): Cursor | undefined {
  const close = c.text[c.at] === "{" ? c.closers.get(c.at) : undefined;
  const group = close === undefined ? undefined : inside(c, c.at + 1, close);
  if (group !== undefined) c.at = group.end + 1;
  return group;
}

/** Steps over what a sticky pattern matches here and returns it; empty when nothing. */
export function take(c: Cursor, sticky: RegExp): string {
  sticky.lastIndex = c.at;
  const found = sticky.exec(c.text)?.[0] ?? "";
  if (c.at + found.length > c.end) return "";
  c.at += found.length;
  return found;
}

/** Steps over the command here and returns its name, a word or one character; empty when none. */
export function takeName(c: Cursor): string {
  return take(c, NAME).slice(1);
}

/** As {@link takeName}, without the step. */
export function nameAt(c: Cursor): string {
  return c.text[c.at] === "\\" ? takeName({ ...c }) : "";
}

/** Steps over white space and returns whether there was any. */
export function skipSpace(c: Cursor): boolean {
  const from = c.at;
  while (c.at < c.end && /\s/.test(c.text[c.at] ?? "")) c.at++;
  return c.at > from;
}

/** The character here; empty at the end. */
export function peek(c: Cursor): string {
  return c.at < c.end ? (c.text[c.at] ?? "") : "";
}
