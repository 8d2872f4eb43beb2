import { describe, expect, it } from "vitest";
import { compile, parse } from "../../../src/query/index.ts";
import { startOfDay } from "../../../src/text/time.ts";

const NOW = startOfDay("2026-11-23")!;

describe("compile", () => {
  it.each([
    ["", "after:all1 NOT before:known1"],
    ["ti:lora", 'title:"lora" NOT before:known1'],
    ["lora", '({title abstract}:"lora" OR authors:"lora0") NOT before:known1'],
    ["-ti:lora", 'after:all1 NOT (title:"lora" OR before:known1)'],
    ["upvotes:>=50", "after:up50 NOT before:up50"],
    ["upvotes:>=50 has:code", "(after:code1 AND after:up50) NOT (before:code1 AND before:up50)"],
    ["ti:lora has:code", '(title:"lora" AND after:code1) NOT before:code1'],
    [
      "has:code OR is:trending",
      "(after:code1 OR after:trending1) NOT (before:code1 OR before:trending1)",
    ],
    [
      "ti:lora OR has:code",
      '(after:code1 OR title:"lora") NOT (before:known1 AND (before:code1 OR title:"lora"))',
    ],
    ["-has:code", "after:all1 NOT (after:code1 OR (before:known1 NOT before:code1))"],
    [
      "is:trending -has:code",
      "after:trending1 NOT (after:code1 OR (before:trending1 NOT before:code1))",
    ],
    ["cat:cs.LG", "after:category1csz2elg0 NOT before:category1csz2elg0"],
    ["cat:cs", "after:archive1cs0 NOT before:archive1cs0"],
    ["kw:agent*", "after:keyword1agent* NOT before:keyword1agent*"],
    ["is:revised", "after:revised1"],
    ["is:revised -ti:lora has:code", '(after:revised1 AND after:code1) NOT title:"lora"'],
    ["date:2026-11", "after:published202611 NOT before:published202611"],
    [
      "after:2026-11-30",
      "(after:published20261130 OR after:published202612 OR after:published2027) NOT (before:published20261130 OR before:published202612 OR before:published2027)",
    ],
  ])("turns %s into the moments that enter", (text, match) => {
    expect(compiled(text)).toMatchObject({ match });
  });

  it("asks for the names people have in both orders", () => {
    expect(compiled('au:"LeCun, Yann"').match).toBe(
      'authors:("yann0 lecun0" OR "lecun0 yann0") NOT before:known1',
    );
  });

  it("leaves initials alone when a letter stands alone", () => {
    expect(compiled("d").match).toBe('{title abstract}:"d" NOT before:known1');
  });

  it("makes whatever is typed a quoted string", () => {
    const match = compiled("'; DROP TABLE NEAR^2 {title}+x ☃abc").match;
    expect(match.replaceAll(/"[^"]*"/g, "")).not.toMatch(/DROP|NEAR|\^|\+|;|'/);
  });

  it("asks for words once, for new versions and for what enters", () => {
    expect(compiled("ti:lora", true).match).toBe(
      'title:"lora" NOT (before:known1 NOT after:revised1)',
    );
    expect(compiled("agent*", true).match.match(/"agent"\*/g)).toEqual(
      compiled("agent*").match.match(/"agent"\*/g),
    );
  });

  it("turns scopes into ranges of seq", () => {
    const second = 2 ** 20;
    expect(compiled("newer:2d")).toMatchObject({ from: (NOW - 172_800) * second });
    expect(compiled("entered:2026-11-01..2026-11-02 ti:lora")).toMatchObject({
      match: 'title:"lora" NOT before:known1',
      from: startOfDay("2026-11-01")! * second,
      to: startOfDay("2026-11-03")! * second,
    });
    expect(compiled("newer:1w entered:2026-11-20..")).toMatchObject({
      match: "after:all1 NOT before:known1",
      from: startOfDay("2026-11-20")! * second,
      passing: true,
    });
  });

  it("finds nothing in years that cannot be", () => {
    expect(compiled("date:1950").match).toBe("before:all1");
    expect(compiled("after:2050").match).toBe("before:all1");
    expect(compiled("before:9999").match).toBe(compiled("before:2028").match);
  });
});

function compiled(text: string, revisions = false) {
  const result = parse(text);
  if (!result.ok) throw new Error(JSON.stringify(result));
  return compile(result.tree, NOW, revisions);
}
