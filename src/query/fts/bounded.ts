import type { Binary } from "./expression.ts";

/**
 * An expression for those of its rows that another one has too. FTS5 looks for the next row of a NOT
 * on and on while what it takes away has all of them, whatever stands around it. So each NOT keeps
 * only rows of the bound, and ends with them.
 */
export function bounded(expression: Binary, bound: Binary): Binary {
  return expression.type === "except"
    ? boundedInside(expression, bound)
    : both(bound, boundedInside(expression, bound));
}

/** How often the bound is part of an expression that {@link bounded} returns. */
export function boundsOf(expression: Binary): number {
  return exceptsIn(expression) + (expression.type === "except" ? 0 : 1);
}

function boundedInside(expression: Binary, bound: Binary): Binary {
  switch (expression.type) {
    case "and":
    case "or":
      return { ...expression, parts: expression.parts.map((part) => boundedInside(part, bound)) };
    case "except": {
      const { kept, left } = expression;
      return {
        type: "except",
        kept: both(bound, boundedInside(kept, bound)),
        left: boundedInside(left, bound),
      };
    }
    default:
      return expression;
  }
}

// The bound first: FTS5 looks at the parts of an AND in turn, and stops where one has ended.
function both(bound: Binary, expression: Binary): Binary {
  const parts = expression.type === "and" ? expression.parts : [expression];
  return { type: "and", parts: [bound, ...parts] };
}

function exceptsIn(expression: Binary): number {
  switch (expression.type) {
    case "and":
    case "or":
      return expression.parts.reduce((sum, part) => sum + exceptsIn(part), 0);
    case "except":
      return 1 + exceptsIn(expression.kept) + exceptsIn(expression.left);
    default:
      return 0;
  }
}
