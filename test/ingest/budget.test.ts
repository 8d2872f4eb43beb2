import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { BudgetSpent, budgetOf } from "../../src/ingest/budget.ts";

const SELECT = "SELECT 1 AS one";

describe("the budget of a run", () => {
  it("is the 50 queries of the free plan, without those that are reserved", async () => {
    const { db } = budgetOf(env.DB, 3, 10);
    const batch = () => db.batch(Array.from({ length: 13 }, () => db.prepare(SELECT)));
    for (let n = 0; n < 3; n++) expect(await batch()).toHaveLength(13);
    expect(await db.prepare(SELECT).first("one")).toBe(1);
    expect(() => db.prepare(SELECT)).toThrow(BudgetSpent);
  });

  it("is its 50 requests", () => {
    const budget = budgetOf(env.DB, 3, 0);
    for (let n = 0; n < 50; n++) budget.request();
    expect(() => budget.request()).toThrow(BudgetSpent);
    expect(budget.allows(0)).toBe(false);
  });

  it("starts pages side by side only if all of them can be finished", () => {
    const { db, allows } = budgetOf(env.DB, 3, 10);
    expect([0, 1, 2, 3].map(allows)).toEqual([true, true, true, false]);
    for (let n = 0; n < 20; n++) db.prepare(SELECT);
    expect([0, 1].map(allows)).toEqual([true, false]);
  });

  it("is larger for runs of more pages, and never smaller", () => {
    const left = (pages: number) => {
      const { request } = budgetOf(env.DB, pages, 0);
      let made = 0;
      try {
        for (; made < 1000; made++) request();
      } catch {
        return made;
      }
      return made;
    };
    expect([1, 3, 20, Infinity].map(left)).toEqual([50, 50, 320, 1000]);
  });
});
