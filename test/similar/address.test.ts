import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LONGEST_PROFILE, readProfile, writeProfile } from "../../src/similar/address.ts";
import { type Interest, MOST_DAMPED, MOST_TERMS, WEIGHTS } from "../../src/similar/interest.ts";

const term = fc.record({
  hash: fc.integer({ min: 1, max: 0xffff }),
  weight: fc.constantFrom(...WEIGHTS),
});
const interest = fc
  .record({
    terms: fc.uniqueArray(term, {
      selector: ({ hash }) => hash,
      minLength: 1,
      maxLength: MOST_TERMS,
      size: "max",
    }),
    damping: fc.integer({ min: 0, max: MOST_DAMPED }),
  })
  .map(({ terms, damping }): Interest => {
    const sorted = terms.toSorted((a, b) => a.hash - b.hash);
    return {
      hashes: sorted.map(({ hash }) => hash),
      weights: sorted.map(({ weight }) => weight),
      damping,
    };
  });
const profile = fc.array(interest, { minLength: 1, maxLength: 4 });

it("comes back from its address", () => {
  fc.assert(
    fc.property(profile, (interests) => {
      const text = writeProfile(interests);
      expect(text).toMatch(/^[\w-]+$/);
      expect(text.length).toBeLessThanOrEqual(LONGEST_PROFILE);
      expect(readProfile(text)).toEqual({ ok: true, interests });
    }),
  );
});

it("takes at most 734 characters, whatever the hashes", () => {
  const spread = Array.from({ length: MOST_TERMS }, (_, n) => 0xffff - (MOST_TERMS - 1 - n));
  const worst: Interest = { hashes: spread, weights: spread.map(() => 2), damping: 15 };
  expect(writeProfile([worst, worst, worst, worst]).length).toBeLessThanOrEqual(LONGEST_PROFILE);
});

describe("from a stranger", () => {
  it("is read only as it is written", () => {
    const text = fc.oneof(
      fc.stringMatching(/^1[\w-]{0,60}$/),
      fc.tuple(profile, fc.nat(), fc.stringMatching(/^[\w-]$/)).map(([interests, at, char]) => {
        const address = writeProfile(interests);
        const place = at % address.length;
        return address.slice(0, place) + char + address.slice(place + 1);
      }),
      fc.string(),
    );
    fc.assert(
      fc.property(text, (address) => {
        const read = readProfile(address);
        const again = read.ok ? writeProfile(read.interests) : read.error;
        expect([
          address,
          expect.stringMatching(/^This profile can't be read: .+\.$/),
        ]).toContainEqual(again);
      }),
    );
  });

  it.each([
    ["nothing", "", /another version/],
    ["the version alone", "1", /missing or was changed/],
    ["another version", "2AAAA", /another version/],
    ["other characters", "1AA=", /characters/],
    ["too much", `1${"A".repeat(LONGEST_PROFILE)}`, /too long/],
    ["ones without end", `1${"_".repeat(LONGEST_PROFILE - 1)}`, /missing or was changed/],
  ])("is refused for %s", (_, text, why) => {
    expect(readProfile(text)).toEqual({ ok: false, error: expect.stringMatching(why) as string });
  });

  it("is refused when its end is missing, or something follows", () => {
    const text = writeProfile([{ hashes: [5, 900, 40_000], weights: [8, 2, 3], damping: 1 }]);
    for (let length = 0; length < text.length; length++) {
      expect(readProfile(text.slice(0, length)).ok).toBe(false);
    }
    expect(readProfile(`${text}A`).ok).toBe(false);
    expect(readProfile(text).ok).toBe(true);
  });
});

it("stays the same from release to release, as addresses are kept for years", () => {
  expect(readProfile("1BBgIV-_____________Lu")).toEqual({
    ok: true,
    interests: [{ hashes: [5, 900, 40_000], weights: [8, 2, 3], damping: 1 }],
  });
});
