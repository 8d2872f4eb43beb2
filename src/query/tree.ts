/** A query, read: leaves joined by AND, OR and NOT. */
export type Tree<Leaf> = Group<Leaf> | Not<Leaf> | Leaf;

/** Queries that must all hold, or of which one must; never empty. */
export interface Group<Leaf> {
  type: "and" | "or";
  parts: Tree<Leaf>[];
}

/** A query that must not hold. */
interface Not<Leaf> {
  type: "not";
  part: Tree<Leaf>;
}
