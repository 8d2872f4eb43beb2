export { adviceOn } from "./advice.ts";
export { canonical } from "./canonical.ts";
export { inWords } from "./describe.ts";
export { compileFacets, type Facet, type FacetGroup, facetsOf } from "./facets/index.ts";
export type { Role } from "./fields/category.ts";
export type { Naming } from "./fields/field.ts";
export type { Leaf, Query } from "./fields/index.ts";
export { compile, compileHolding, compileLeaf, costOfQuery, likeOf } from "./fts/compile.ts";
export { FULL_HELP, SHORT_HELP } from "./help.ts";
export { marksOf } from "./highlight/index.ts";
export type { Mark, Marks } from "./highlight/marks.ts";
export { isMarkedName } from "./highlight/names.ts";
export { marked, type Segment } from "./highlight/segments.ts";
export { snippetOf } from "./highlight/snippet.ts";
export { reasonsOf } from "./reasons.ts";
export {
  bareWords,
  narrower,
  type Rephrased,
  replaceWord,
  wantedWords,
  withoutEach,
  withoutQuotes,
} from "./rephrase.ts";
export { inRole } from "./role.ts";
export { type Part, partOf, type Spelling, textOf } from "./spelling.ts";
export { explain, type QueryError } from "./syntax/error.ts";
export { LONGEST, parse, type ParsedQuery } from "./syntax/parse.ts";
