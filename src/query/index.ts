export { canonical } from "./canonical.ts";
export { compile, compileHolding } from "./fts/compile.ts";
export { compileFacets, type Facet, type FacetGroup, facetsOf } from "./facets.ts";
export { inRole, type Role } from "./include.ts";
export { explain, type QueryError } from "./syntax/error.ts";
export { isMarkedName, type Mark, marked, type Marks, marksOf } from "./highlight.ts";
export { LONGEST, parse } from "./syntax/parse.ts";
export type { Query } from "./tree.ts";
export { inWords } from "./describe.ts";
