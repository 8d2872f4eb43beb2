export { canonical } from "./canonical.ts";
export { compile, compileHolding } from "./compile.ts";
export { compileFacets, type Facet, type FacetGroup, facetsOf } from "./facets.ts";
export { inRole, type Role } from "./include.ts";
export { explain, type QueryError } from "./error.ts";
export { isMarkedName, type Mark, marked, type Marks, marksOf } from "./marks.ts";
export { LONGEST, parse } from "./parse.ts";
export type { Query } from "./tree.ts";
export { inWords } from "./words.ts";
