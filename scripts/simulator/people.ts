import type { Author, Organization, User } from "./huggingface-api.ts";
import type { Random } from "./random.ts";

const GIVEN = [
  "Aïcha",
  "Anneliese",
  "Arjun",
  "Bao",
  "Beatriz",
  "Chiamaka",
  "Chun-Wei",
  "Dariusz",
  "Do-yeon",
  "Eilidh",
  "Elif",
  "Femke",
  "Gintarė",
  "Haruka",
  "Ingrid",
  "Jean-Luc",
  "Jiawei",
  "João",
  "Kwame",
  "Lakshmi",
  "Łukasz",
  "Maja",
  "María José",
  "Minh Anh",
  "Nadia",
  "Oleksandr",
  "Petra",
  "Qingyu",
  "Rasmus",
  "Ruixuan",
  "Sándor",
  "Seo-jin",
  "Siobhán",
  "Søren",
  "Tomáš",
  "Uzoma",
  "Vikram",
  "Wanjiru",
  "Xiaoming",
  "Yael",
  "Yusuf",
  "Zeynep",
  "Zhihao",
  "Ángel",
];
const FAMILY = [
  "Adeyemi",
  "Andersson",
  "Bağcı",
  "Banerjee",
  "Cai",
  "Castellanos",
  "Chen",
  "D'Angelo",
  "de la Cruz",
  "Dvořák",
  "El-Masri",
  "Fitzgerald",
  "Fujimoto",
  "García-Peña",
  "Grünwald",
  "Haddad",
  "Horváth",
  "Ibáñez",
  "Iyer",
  "Jørgensen",
  "Kaczmarek",
  "Kang",
  "Kimura",
  "Kovács",
  "Lefèvre",
  "Li",
  "Lindqvist",
  "Liu",
  "Mbeki",
  "Müller",
  "Nakagawa",
  "Nguyen",
  "O'Sullivan",
  "Okonkwo",
  "Öztürk",
  "Papadopoulos",
  "Park",
  "Patel",
  "Petrov",
  "Rasmussen",
  "Rossi",
  "Schäfer",
  "Shevchenko",
  "Silva",
  "Sokołowska",
  "Tanaka",
  "van den Berg",
  "Vasquez",
  "Wang",
  "Weiß",
  "Wu",
  "Xu",
  "Yamashita",
  "Zhang",
  "Zhou",
  "Żuk",
];
const INITIALS = ["A", "B", "C", "E", "F", "G", "H", "J", "K", "L", "M", "P", "R", "S", "T"];
const ORGANIZATIONS = [
  ["northwind-ai", "Northwind AI"],
  ["polar-institute", "Polar Institute of Technology"],
  ["lumen-lab", "Lumen Lab"],
  ["uni-aare", "Universität Aare"],
  ["kestrel-research", "Kestrel Research"],
  ["tidewater", "Tidewater Foundation Models"],
  ["hakone-robotics", "Hakone Robotics"],
  ["open-orchard", "Open Orchard"],
] as const;

/** One to forty authors, mostly two to nine, all of different names. Few are hidden. */
export function authors(random: Random): Author[] {
  const large = random.chance(0.06);
  const count = random.chance(0.04) ? 1 : large ? random.between(18, 40) : random.between(2, 9);
  const names = new Set<string>();
  while (names.size < count) names.add(invented(random));
  return Array.from(names, (name, rank) => ({
    _id: random.id(),
    name,
    hidden: count > 3 && rank === 2 && random.chance(0.08),
    ...(rank === 0 && random.chance(0.5) ? claimed(random, name) : {}),
  }));
}

/** An account on Hugging Face. */
export function user(random: Random, fullname: string): User {
  return {
    _id: random.id(),
    avatarUrl: `/avatars/${random.id()}.svg`,
    isPro: random.chance(0.1),
    fullname,
    type: "user",
  };
}

/** The login for a name: `lukasz-zuk` for `Łukasz Żuk`. */
export function login(fullname: string): string {
  const ascii = fullname
    .replace(/ł/gi, "l")
    .normalize("NFKD")
    .replace(/[^A-Za-z -]/g, "");
  return ascii.toLowerCase().replace(/ /g, "-");
}

export function organization(random: Random): Organization {
  const [slug, fullname] = random.pick(ORGANIZATIONS);
  const avatar = `https://cdn-avatars.huggingface.co/v1/production/uploads/${slug}.png`;
  return { _id: random.id(), name: slug, fullname, avatar };
}

function invented(random: Random): string {
  const initial = random.chance(0.1) ? ` ${random.pick(INITIALS)}.` : "";
  return `${random.pick(GIVEN)}${initial} ${random.pick(FAMILY)}`;
}

function claimed(random: Random, fullname: string): Partial<Author> {
  return {
    user: { ...user(random, fullname), user: login(fullname) },
    status: "claimed_verified",
    statusLastChangedAt: "2026-01-15T08:30:00.000Z",
  };
}
