import { urlOf } from "../lists/address.ts";
import type { Context } from "../lists/index.ts";
import { profileOf } from "../lists/like/library.ts";
import { overviewOf } from "../lists/like/overview.ts";
import { readLibrary } from "../similar/library/read.ts";
import type { Offers } from "./components/follow.tsx";
import type { Asked } from "./context.ts";
import { WebError } from "./errors.ts";
import { likePage, type Outcome } from "./pages/like.tsx";
import { type Answer, pageAnswer } from "./respond.ts";

// A library of 4 MB, and what a form puts around it.
const LARGEST_FORM = 4.5 * 1024 * 1024;
const MOST_PAPERS = 16;

/**
 * The address of the papers like some that were ticked in a list; undefined where none was.
 * @throws {WebError} 400 for too many, and for a parameter that is unknown
 */
export function likeTicked(search: URLSearchParams): string | undefined {
  const unknown = [...search.keys()].find((name) => !["id", "profile"].includes(name));
  if (unknown !== undefined) {
    throw new WebError(400, `This page takes id and profile, not ${unknown.slice(0, 50)}.`);
  }
  const ids = search.getAll("id").filter((id) => id !== "");
  if (ids.length === 0) return undefined;
  if (ids.length > MOST_PAPERS) {
    throw new WebError(400, `Tick at most ${MOST_PAPERS} papers, not ${ids.length}.`);
  }
  const shown = ids.map((id) => id.replace(/^(arxiv|doi):/, ""));
  const value = shown.join(",");
  const quoted = /[\s()]/.test(value) ? `"${value}"` : value;
  return urlOf("", "/papers", { q: `like:${quoted}` });
}

/**
 * The page that makes a feed of a library; with a profile, what it is about.
 * @param offers the ways to follow a list besides its feeds
 */
export async function likeAnswer(asked: Asked, context: Context, offers: Offers): Promise<Answer> {
  const profile = new URL(asked.request.url).searchParams.get("profile") ?? "";
  if (profile === "") return answer(asked, {}, offers);
  return answer(asked, await outcomeOf(context, profile, asked.now), offers);
}

/**
 * Reads a library that was pasted or uploaded, and shows its profile. Nothing of it is kept or
 * logged.
 * @param offers the ways to follow a list besides its feeds
 * @throws {WebError} 411, 413 or 400 for a form that cannot be read
 */
export async function libraryAnswer(
  asked: Asked,
  context: Context,
  offers: Offers,
): Promise<Answer> {
  const text = await libraryIn(asked.request);
  const read = readLibrary(text, context.facts);
  if (!read.ok) return answer(asked, { problem: read.error }, offers);
  const { library } = read;
  const made = await profileOf(context, library.entries, asked.now);
  if (made.profile === undefined) {
    const problem = "None of these entries has a title, and no source here has listed them yet.";
    return answer(asked, { problem, read: { library, made } }, offers);
  }
  const outcome = await outcomeOf(context, made.profile, asked.now);
  return answer(asked, { ...outcome, read: { library, made } }, offers);
}

async function outcomeOf(context: Context, profile: string, now: number): Promise<Outcome> {
  return { profile, overview: await overviewOf(context, profile, now) };
}

function answer({ site, settings }: Asked, outcome: Outcome, offers: Offers): Answer {
  return { ...pageAnswer(likePage(site, settings.SITE_NAME, outcome, offers)), fresh: true };
}

async function libraryIn(request: Request): Promise<string> {
  const length = request.headers.get("Content-Length");
  if (length === null) throw new WebError(411, "The request has to say its Content-Length.");
  if (Number(length) > LARGEST_FORM) throw new WebError(413, "A library may have 4 MB.");
  let form: FormData;
  try {
    form = await request.formData();
  } catch {
    throw new WebError(400, "Send the library as a form: pasted as `library`, or as a `file`.");
  }
  const file = form.get("file");
  if (file instanceof File && file.size > 0) return file.text();
  const pasted = form.get("library");
  return typeof pasted === "string" ? pasted : "";
}
