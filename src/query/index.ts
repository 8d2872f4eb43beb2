export { canonical } from "./canonical.ts";
export { compile, compileHolding } from "./compile.ts";
export { inRole } from "./include.ts";
export { explain, type QueryError } from "./error.ts";
export { isMarkedName, type Mark, marked, type Marks, marksOf } from "./marks.ts";
export { parse } from "./parse.ts";
export type { Query } from "./tree.ts";
export { inWords } from "./words.ts";
