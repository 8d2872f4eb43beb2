// Schemas that others are made of.
export const TEXT = { type: "string" } as const;
export const COUNT = { type: "integer", minimum: 0 } as const;
export const ADDRESS = { type: "string", format: "uri" } as const;
export const TIME = { type: "string", format: "date-time" } as const;
export const DAY = { type: "string", format: "date" } as const;

/** The parameters and the answers of a route. */
interface Operation {
  /** Its `operationId`. */
  id: string;
  tag: "papers" | "topics" | "site" | "aliases";
  summary: string;
  parameters?: readonly object[];
  /** By status. */
  answers: Record<string, object>;
}

/** A path with its GET operation. */
export function operation({ id, tag, summary, parameters = [], answers }: Operation): object {
  return { get: { operationId: id, tags: [tag], summary, parameters, responses: answers } };
}

/** A reference to a component. */
export function reference(kind: string, name: string): { $ref: string } {
  return { $ref: `#/components/${kind}/${name}` };
}

/** The parameters in the braces of a path. */
export function inBraces(path: string): object[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => reference("parameters", name!));
}

/** An array of `items`. */
export function list(items: object): object {
  return { type: "array", items };
}

/** An answer of one media type. */
export function content(description: string, type: string, schema: object): object {
  return { description, content: { [type]: { schema } } };
}

/** The answers of a path with an ETag: 200 and 304. */
export function kept(whole: object, ...more: string[]): Record<string, object> {
  return {
    200: { ...whole, headers: headers("ETag", "Cache-Control", ...more) },
    304: reference("responses", "NotModified"),
  };
}

/** The headers of an answer, as references. */
export function headers(...names: string[]): Record<string, object> {
  return Object.fromEntries(names.map((name) => [name, reference("headers", name)]));
}

/** The answer that redirects. */
export const MOVED = reference("responses", "Moved");

/**
 * The errors of a path, in the form that its extension has.
 * @param statuses the ones that it may answer with
 */
export function problems(
  extension: string | undefined,
  ...statuses: (400 | 404)[]
): Record<string, object> {
  const form = extension === undefined ? "Page" : extension === "json" ? "Json" : "Text";
  const names = { 400: "BadRequest", 404: "NotFound" };
  return Object.fromEntries(
    statuses.map((status) => [status, reference("responses", `${names[status]}${form}`)]),
  );
}
