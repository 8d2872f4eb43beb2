import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { goneFrom, type Moment, observe, type Observation } from "../../src/paper/moments.ts";

function seen(at: number, tags: string[], more: Partial<Observation> = {}): Observation {
  return { at, rank: 0, live: true, tags, ...more };
}

function momentsOf(history: readonly Observation[]): Moment[] {
  return history.reduce<Moment[]>(observe, []);
}

describe("observing one thing after another", () => {
  it("gives one moment to a paper seen once", () => {
    const moments = momentsOf([seen(10, ["code1", "up5"])]);
    expect(moments).toEqual([{ at: 10, rank: 0, live: true, tags: ["code1", "up5"] }]);
  });

  it("adds a moment for what has come since, holding all that was true before", () => {
    const moments = momentsOf([seen(10, ["a1"]), seen(20, ["a1", "up5", "up50"])]);
    expect(moments.map(({ at, tags }) => [at, tags])).toEqual([
      [10, ["a1"]],
      [20, ["a1", "up5", "up50"]],
    ]);
  });

  it("adds none when nothing has come", () => {
    expect(momentsOf([seen(10, ["a1"]), seen(20, ["a1"])])).toHaveLength(1);
  });

  it("counts a tag from the earliest time it was seen, and drops moments left with nothing", () => {
    const moments = momentsOf([
      seen(20, ["a1", "b1"], { live: false }),
      seen(10, ["a1", "b1"], { live: false }),
    ]);
    expect(moments.map(({ at }) => at)).toEqual([10]);
  });

  it("tells the same story in whatever order it is told", () => {
    const history = fc.array(
      fc.record({
        at: fc.integer({ min: 1, max: 6 }),
        rank: fc.constant(0),
        live: fc.constant(false),
        tags: fc.subarray(["a1", "b1", "c1", "d1", "e1"], { minLength: 1 }),
      }),
      { minLength: 1, maxLength: 8 },
    );
    fc.assert(
      fc.property(history, fc.infiniteStream(fc.nat()), (told, order) => {
        const shuffled = told
          .map((observation) => ({ observation, key: order.next().value as number }))
          .sort((a, b) => a.key - b.key)
          .flatMap(({ observation }) => [observation, observation]);
        expect(momentsOf(shuffled)).toEqual(momentsOf(told));
      }),
    );
  });

  it("holds, at each moment, exactly what was seen by then", () => {
    const moments = momentsOf([seen(3, ["c1"]), seen(1, ["a1"]), seen(2, ["b1", "a1"])]);
    expect(moments.map(({ tags }) => tags)).toEqual([["a1"], ["a1", "b1"], ["a1", "b1", "c1"]]);
  });
});

describe("what is gone", () => {
  it("is dropped from the newest moment on, and is new again when it returns", () => {
    const first = observe([], seen(10, ["code1", "up5"]));
    const gone = goneFrom(first, ["up5"]);
    expect(gone).toEqual(["code1"]);
    const without = observe(first, seen(20, ["up5"], { gone }));
    expect(without).toEqual([{ at: 10, rank: 0, live: true, tags: ["up5"] }]);
    const again = observe(without, seen(30, ["code1", "up5"]));
    expect(again.map(({ at, tags }) => [at, tags])).toEqual([
      [10, ["up5"]],
      [30, ["code1", "up5"]],
    ]);
  });

  it("spares what lasts: rungs, versions, sources", () => {
    const moments = observe([], seen(10, ["source1arxivz0", "up5", "version2", "keyword1a0"]));
    expect(goneFrom(moments, [])).toEqual(["keyword1a0"]);
  });
});
