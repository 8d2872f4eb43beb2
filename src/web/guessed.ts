import { urlOf } from "../lists/address.ts";
import { dayOf } from "../text/time.ts";
import { pathOf, unitOf } from "../lists/units.ts";

/** An address that people guess, or know from another site, and that is another one here. */
interface Guessed {
  /** As the routes are written. */
  path: string;
  /** Its name in the description of the API. */
  id: string;
  summary: string;
  /** 302 where it leads elsewhere on another day. */
  status: 301 | 302;
  /** The path and the parameters that it leads to. */
  to(asked: Asked): { path: string; params?: Record<string, string | undefined> };
}

interface Asked {
  /** The parts of the path, decoded. */
  parts: Readonly<Record<string, string | undefined>>;
  search: URLSearchParams;
  /** Seconds since 1970. */
  now: number;
}

// Parameters of arXiv's search that say nothing here.
const OF_ARXIV = ["query", "searchtype", "source", "order", "size", "abstracts", "start"];

/** The addresses that lead elsewhere on this site. */
export const GUESSED: readonly Guessed[] = [
  {
    path: "/abs/:id{.+}",
    id: "abs",
    summary: "A paper, by the address of its abstract",
    status: 301,
    to: ({ parts }) => ({ path: `/papers/${parts["id"]}` }),
  },
  {
    path: "/pdf/:id{.+}",
    id: "pdf",
    summary: "A paper, by the address of its PDF",
    status: 301,
    to: ({ parts }) => ({ path: `/papers/${parts["id"]!.replace(/\.pdf$/i, "")}` }),
  },
  {
    path: "/list/:categories/:period?",
    id: "categoryList",
    summary: "arXiv categories, by the address of their lists",
    status: 301,
    to: ({ parts }) => ({ path: `/topics/${parts["categories"]}` }),
  },
  {
    path: "/search",
    id: "search",
    summary: "A search, as most sites address theirs",
    status: 301,
    to({ search }) {
      const others = [...search].filter(([name]) => !OF_ARXIV.includes(name));
      const q = search.get("q") ?? search.get("query") ?? undefined;
      return { path: "/papers", params: { q, ...Object.fromEntries(others) } };
    },
  },
  {
    path: "/author/:name",
    id: "author",
    summary: "The papers of an author",
    status: 301,
    to({ parts, search }) {
      const name = parts["name"]!.replace(/[\s+_"“”]+/g, " ").trim();
      return { path: "/papers", params: { q: `author:"${name}"`, ...Object.fromEntries(search) } };
    },
  },
  {
    path: "/papers/today",
    id: "today",
    summary: "The newest day",
    status: 302,
    to: ({ search }) => ({ path: "/", params: Object.fromEntries(search) }),
  },
  ...(["week", "month"] as const).map((unit): Guessed => {
    return {
      path: `/papers/${unit}`,
      id: unit === "week" ? "thisWeek" : "thisMonth",
      summary: `The papers of this ${unit}`,
      status: 302,
      to: ({ search, now }) => ({
        path: pathOf({ unit, name: unitOf(unit, dayOf(now)) }),
        params: Object.fromEntries(search),
      }),
    };
  }),
];

/** The address, without host, that a guessed one leads to. */
export function addressMeant(guessed: Guessed, asked: Asked, extension?: string): string {
  const { path, params } = guessed.to(asked);
  return urlOf("", path, params, extension);
}
