import { WebError } from "../errors.ts";
import { erasedPage, subscriptionsPage } from "../pages/subscriptions.tsx";
import type { MailAsked } from "./asked.ts";
import { fresh, freshJson, seeOther } from "./answers.ts";
import type { Change } from "./desk.ts";
import { readPosted, refuseForeign } from "./guard.ts";
import { readDelivery } from "./wish.ts";

const UNKNOWN = "There are no digests here. The link is incomplete, or everything was erased.";

/**
 * The digests that a token manages; with `.json` everything that is kept about its holder.
 * @throws {WebError} 404 for an unknown token
 */
export async function answerManaged(asked: MailAsked, token: string): Promise<Response> {
  const { desk, extension, settings } = asked;
  if (extension === "json") {
    const all = await desk.exportFor(token);
    if (!all) throw new WebError(404, UNKNOWN);
    return freshJson(all);
  }
  const managed = extension === undefined ? await desk.managedBy(token) : undefined;
  if (!managed) throw new WebError(404, UNKNOWN);
  return fresh(subscriptionsPage(settings.SITE_NAME, { ...managed, path: pathOf(token) }));
}

/**
 * Does what a form of that page asks for.
 * @throws {WebError} 403 from another site, 404 for an unknown token or digest
 */
export async function answerChange(asked: MailAsked, token: string): Promise<Response> {
  const { desk, request, site, settings, now } = asked;
  refuseForeign(request, site);
  const { fields } = await readPosted(request);
  const change = changeIn(fields);
  if ("problems" in change) {
    const managed = await desk.managedBy(token);
    if (!managed) throw new WebError(404, UNKNOWN);
    const wrong = { digest: change.digest, given: fields, problems: change.problems };
    const html = subscriptionsPage(settings.SITE_NAME, { ...managed, path: pathOf(token), wrong });
    return fresh(html, 400);
  }
  if (!(await desk.changeFor(token, change, now))) throw new WebError(404, UNKNOWN);
  // With the last digest its subscriber is gone.
  if (!(await desk.managedBy(token))) return fresh(erasedPage(settings.SITE_NAME));
  return seeOther(pathOf(token));
}

function changeIn(
  fields: Readonly<Record<string, string>>,
): Change | { digest: number; problems: Record<string, string> } {
  const digest = Number(fields["digest"]);
  const what = fields["do"];
  switch (what) {
    case "erase":
      return { do: "erase" };
    case "confirm":
    case "pause":
    case "resume":
    case "end":
      return { do: what, digest };
    case "change": {
      const read = readDelivery(fields);
      return read.ok
        ? { do: "change", digest, ...read.asked }
        : { digest, problems: read.problems };
    }
    default:
      throw new WebError(400, "do takes one of confirm, change, pause, resume, end, erase.");
  }
}

function pathOf(token: string): string {
  return `/subscriptions/${token}`;
}
