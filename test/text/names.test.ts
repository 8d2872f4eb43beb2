import { describe, expect, it } from "vitest";
import { nameOf, namesIn } from "../../src/text/names.ts";

describe("a name", () => {
  it.each([
    ["Lovelace, A. B.", "A. B. Lovelace"],
    ["Ada Lovelace", "Ada Lovelace"],
    ["van der Berg,  J.", "J. van der Berg"],
    ["King, Jr.", "King Jr."],
    ["King, Jr., Martin Luther", "Martin Luther King Jr."],
    ["The Genome Consortium", "The Genome Consortium"],
    ["Acme, Inc.", "Acme Inc."],
    ["Dr. Ada Lovelace, PhD", "Ada Lovelace"],
    ["Lovelace,", "Lovelace"],
    ["*", ""],
    ["", ""],
  ])("is put in the order it is said in: %s", (name, expected) => {
    expect(nameOf(name)).toBe(expected);
  });
});

const ADA = "Ada Lovelace";
const EMILE = "Émile Borel";
const KURT = "Kurt Gödel";

describe("a line of authors", () => {
  it.each<[string, string[]]>([
    ["Ada Lovelace, Émile Borel and Kurt Gödel", [ADA, EMILE, KURT]],
    ["Ada Lovelace, Émile Borel, and Kurt Gödel", [ADA, EMILE, KURT]],
    ["By Ada Lovelace & Émile Borel", [ADA, EMILE]],
    ["Ada Lovelace und Émile Borel", [ADA, EMILE]],
    ["Ada Lovelace et Émile Borel", [ADA, EMILE]],
    ["Ada Lovelace | Émile Borel", [ADA, EMILE]],
    ["Ada Lovelace / Émile Borel", [ADA, EMILE]],
    ["Ada Lovelace", [ADA]],
    ["Rand Anderson", ["Rand Anderson"]],
    ["Watson and Crick", ["Watson", "Crick"]],
    ["", []],
  ])("has given names first: %s", (line, expected) => {
    expect(namesIn(line)).toEqual(expected);
  });

  it.each<[string, string[]]>([
    ["Lovelace, A.; Borel, É.", ["A. Lovelace", "É. Borel"]],
    ["Lovelace, A. B., Borel, E.", ["A. B. Lovelace", "E. Borel"]],
    ["Lovelace, A., Borel, E., & Gödel, K.", ["A. Lovelace", "E. Borel", "K. Gödel"]],
    ["Lovelace, A. and Borel, E.", ["A. Lovelace", "E. Borel"]],
    ["Lovelace, Ada", [ADA]],
    ["Lovelace, Ada and Borel, Émile", [ADA, EMILE]],
    ["Lovelace, Ada, Émile Borel, and Kurt Gödel", [ADA, EMILE, KURT]],
    ["García Márquez, Gabriel", ["Gabriel García Márquez"]],
    ["de la Cruz, Juana Inés", ["Juana Inés de la Cruz"]],
    ["van den Berg, A.J.; de Vries, B.", ["A.J. van den Berg", "B. de Vries"]],
    ["Ivanov, Yu. A., Papas, Ch.", ["Yu. A. Ivanov", "Ch. Papas"]],
    ["King, Martin Luther, Jr.; Lovelace, Ada", ["Martin Luther King Jr.", ADA]],
    ["Lovelace, Ada (London); Borel, Émile (Paris)", [ADA, EMILE]],
  ])("has family names first: %s", (line, expected) => {
    expect(namesIn(line)).toEqual(expected);
  });

  it.each<[string, string[]]>([
    ["Lovelace A, Borel EF, van der Berg J. ", ["A Lovelace", "EF Borel", "J van der Berg"]],
    ["Lovelace A.B., Borel C.", ["A.B. Lovelace", "C. Borel"]],
    ["King ML Jr, Lovelace A", ["ML King Jr", "A Lovelace"]],
    ["Guocheng SHU;Ping LIU;", ["Guocheng SHU", "Ping LIU"]],
  ])("is in Vancouver style, or not: %s", (line, expected) => {
    expect(namesIn(line)).toEqual(expected);
  });

  it.each<[string, string[]]>([
    [
      "Ada Lovelace, Jan De Boer; Émile Borel, Bo Li; Bruno G. De Geus",
      [ADA, "Jan De Boer", EMILE, "Bo Li", "Bruno G. De Geus"],
    ],
    ["鈴木一郎、佐藤花子", ["鈴木一郎", "佐藤花子"]],
    ["王小明；李华；张三", ["王小明", "李华", "张三"]],
    ["王小明，李华", ["王小明", "李华"]],
    ["김민지, 박지원", ["김민지", "박지원"]],
  ])("is parted by other signs: %s", (line, expected) => {
    expect(namesIn(line)).toEqual(expected);
  });

  it.each<[string, string[]]>([
    ["Centers for Disease Control and Prevention", ["Centers for Disease Control and Prevention"]],
    ["Food and Drug Administration", ["Food and Drug Administration"]],
    [
      "Powers, W., Yan, N., The Genome Consortium",
      ["W. Powers", "N. Yan", "The Genome Consortium"],
    ],
    ["Lovelace, Ada; The Genome Consortium", [ADA, "The Genome Consortium"]],
    ["Ada Lovelace and the ATLAS Collaboration", [ADA, "the ATLAS Collaboration"]],
    ["Deep-AI, Ada Lovelace, Émile Borel, Kurt Gödel", ["Deep-AI", ADA, EMILE, KURT]],
    ["Bread and Butter, Inc.", ["Bread and Butter Inc."]],
  ])("has groups in it: %s", (line, expected) => {
    expect(namesIn(line)).toEqual(expected);
  });

  it.each<[string, string[]]>([
    ["Ada Lovelace (MIT, Cambridge), Émile Borel (ETH, Zurich)", [ADA, EMILE]],
    ["Ada Lovelace, MIT; Émile Borel, ETH Zurich", [ADA, EMILE]],
    ["Ada Lovelace (ada@example.org)", [ADA]],
    ["ada@example.org (Ada Lovelace), borel@example.org (Émile Borel)", [ADA, EMILE]],
    [
      "Ada Lovelace (ORCID: 0000-0002-1825-0097), Émile Borel https://orcid.org/0000-0001-5109-3700",
      [ADA, EMILE],
    ],
    ["Ada Lovelace1,2, Émile Borel2*, Kurt Gödel†", [ADA, EMILE, KURT]],
    ["Ada Lovelace, MD, PhD, Émile Borel, Ph.D.", [ADA, EMILE]],
    ["Prof. Dr. Ada Lovelace and Dr. Émile Borel", [ADA, EMILE]],
    ["Author(s): Ada Lovelace, et al.", [ADA]],
    ["Augusta (Ada) King", ["Augusta (Ada) King"]],
    ["ada@example.org", []],
    ["admin", []],
  ])("has more beside the names: %s", (line, expected) => {
    expect(namesIn(line)).toEqual(expected);
  });
});

describe("several texts", () => {
  it("are a name each where one of them has the family name first", () => {
    expect(
      namesIn(["Lovelace, Ada B.", "van der Berg, Jan Willem", "García Márquez, Gabriel José"]),
    ).toEqual(["Ada B. Lovelace", "Jan Willem van der Berg", "Gabriel José García Márquez"]);
    expect(namesIn(["William Grant, Jr.", ADA])).toEqual(["William Grant Jr.", ADA]);
  });

  it("can be lists themselves", () => {
    expect(namesIn([`${ADA}, ${EMILE}`, KURT])).toEqual([ADA, EMILE, KURT]);
  });
});

describe("a known order", () => {
  it("decides where the names do not", () => {
    expect(namesIn("Plato, Ada Lovelace", "given first")).toEqual(["Plato", ADA]);
    expect(namesIn("García Márquez, Gabriel José", "family first")).toEqual([
      "Gabriel José García Márquez",
    ]);
  });
});

it.each([";", "a,", "(", "and ", "a@b ", "0000-0000-0000-000", "Ph.D ", "Jr., ", ": "])(
  "takes time in proportion to the length: %s",
  { timeout: 60_000 }, // Quadratic time would be more.
  (part) => {
    expect(namesIn(part.repeat(100_000)).length).toBeLessThan(100_001);
  },
);
