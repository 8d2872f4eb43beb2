import { DAY, HOUR, startOfDay } from "../../src/text/time.ts";
import { authors } from "./people.ts";
import { type Random, seeded } from "./random.ts";

export type Server = "biorxiv" | "medrxiv";

/** An element of `GET /details/{server}/…` of openRxiv. */
export interface Preprint {
  title: string;
  authors: string;
  author_corresponding: string;
  author_corresponding_institution: string;
  doi: string;
  date: string;
  version: string;
  type: string;
  license: string;
  category: string;
  jatsxml: string;
  abstract: string;
  funder: string;
  published: string;
  server: string;
}

interface Field {
  category: string;
  subjects: string[];
  findings: string[];
}

const FIELDS: Record<Server, Field[]> = {
  biorxiv: [
    {
      category: "neuroscience",
      subjects: ["hippocampal replay", "cortical travelling waves", "dopamine ramps"],
      findings: [
        "predict the next choice",
        "slow down with age",
        "depend on sleep the night before",
      ],
    },
    {
      category: "cell biology",
      subjects: ["stress granules", "mitochondrial contact sites", "centriole pairs"],
      findings: ["dissolve before division", "sense membrane tension", "age asymmetrically"],
    },
    {
      category: "bioinformatics",
      subjects: ["protein language models", "single-cell foundation models", "pangenome graphs"],
      findings: [
        "rank variants without alignments",
        "forget rare cell types",
        "fit in a laptop's memory",
      ],
    },
    {
      category: "microbiology",
      subjects: ["phage defence islands", "soil biofilms", "<i>Vibrio</i> colonies"],
      findings: ["move between species", "share iron under drought", "count their neighbours"],
    },
    {
      category: "evolutionary biology",
      subjects: ["island lizards", "duplicated opsins", "selfish plasmids"],
      findings: [
        "converge within decades",
        "diverged before the eye did",
        "pay for their own upkeep",
      ],
    },
  ],
  medrxiv: [
    {
      category: "epidemiology",
      subjects: ["Household transmission of RSV", "Wastewater signals", "Heat-related admissions"],
      findings: ["peak before the holidays", "lead case counts by nine days", "are under-reported"],
    },
    {
      category: "health informatics",
      subjects: ["Large language models in triage", "Federated risk scores", "Ambient scribes"],
      findings: [
        "shorten notes without losing facts",
        "travel badly between hospitals",
        "miss rare harms",
      ],
    },
    {
      category: "radiology and imaging",
      subjects: ["Low-field MRI", "Photon-counting CT", "Foundation models for mammography"],
      findings: ["halve the dose", "agree with two readers", "fail on dense tissue"],
    },
  ],
};
const LICENSES = ["cc_by", "cc_by_nc", "cc_by_nc_nd", "cc_by_nd", "cc0", "cc_no", "cc_no"];
const NAMES = { biorxiv: "bioRxiv", medrxiv: "medRxiv" };
const USUAL = { biorxiv: 12, medrxiv: 4 };

/**
 * The invented postings of a day: on weekdays about 12 on bioRxiv and 4 on medRxiv, at weekends one.
 * One in six is a new version of an older work. They are posted over the course of the day.
 * @param now seconds UTC
 */
export function samplePreprints(server: Server, day: string, now: number): Preprint[] {
  const start = startOfDay(day);
  if (start === undefined) return [];
  const isWeekend = [0, 6].includes(new Date(start * 1000).getUTCDay());
  const usual = USUAL[server];
  const count = isWeekend ? 1 : usual + seeded(`${server} ${day}`).between(-1, 1);
  return Array.from({ length: count }, (_, n) => n)
    .filter((n) => now >= start + 5 * HOUR + (n * 12 * HOUR) / count)
    .map((n) => preprintOf(server, day, start, n));
}

function preprintOf(server: Server, day: string, start: number, n: number): Preprint {
  const random = seeded(`${server} ${day} ${n}`);
  const field = random.pick(FIELDS[server]);
  const subject = random.pick(field.subjects);
  const finding = random.pick(field.findings);
  const version = n % 6 === 5 ? random.between(2, 3) : 1;
  const people = authors(random).map(({ name }) => name);
  const doi = doiOf(random, server, start, version, n);
  const suffix = doi.slice(doi.indexOf("/") + 1);
  return {
    title: `${capital(subject)} ${finding}${random.chance(0.2) ? " &amp; recover" : ""}`,
    authors: people.map(familyFirst).join("; "),
    author_corresponding: people[0]!,
    author_corresponding_institution: "Example Institute of Life Sciences",
    doi,
    date: day,
    version: String(version),
    type: server === "biorxiv" ? "new results" : "PUBLISHAHEADOFPRINT",
    license: random.pick(LICENSES),
    category: field.category,
    jatsxml: `https://www.${server}.org/content/early/${day.replaceAll("-", "/")}/${suffix}.source.xml`,
    abstract: abstractOf(random, subject, finding),
    funder: "NA",
    published: version > 1 && random.chance(0.5) ? `10.5555/example.${suffix}` : "NA",
    server: NAMES[server],
  };
}

// A preprint is posted two days after its DOI is registered, a revision months later.
function doiOf(random: Random, server: Server, start: number, version: number, n: number): string {
  const made = new Date((start - (version === 1 ? 2 : 90 * version) * DAY) * 1000);
  const dots = made.toISOString().slice(0, 10).replaceAll("-", ".");
  const number = 100 * random.between(7000, 7999) + n;
  const prefix = dots < "2025.12" ? "10.1101" : "10.64898";
  return `${prefix}/${dots}.${server === "biorxiv" ? number : `26${number}`}`;
}

function abstractOf(random: Random, subject: string, finding: string): string {
  const plain = subject.replace(/<[^>]+>/g, "");
  return [
    `${capital(plain)} have been described for decades, but why they matter is debated.`,
    `Here we show that ${lower(plain)} ${finding}, in ${random.between(3, 9)} independent cohorts.`,
    `The effect holds after correction (p &lt; 0.00${random.between(1, 9)}) and has a size of 0.${random.between(2, 8)} &plusmn; 0.1.`,
    "Data and analysis code are available.",
  ].join(" ");
}

function familyFirst(name: string): string {
  const words = name.split(" ");
  const initials = words.slice(0, -1).map((word) => `${word[0]}.`);
  return `${words.at(-1)}, ${initials.join(" ")}`;
}

function capital(text: string): string {
  return text.replace(/^[a-z]/, (letter) => letter.toUpperCase());
}

function lower(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text[0]!.toLowerCase() + text.slice(1) : text;
}
