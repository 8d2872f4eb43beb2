import { page } from "../components/layout.tsx";

/**
 * The page that asks whether to end a digest. Opening it changes nothing: mail scanners open links.
 * @param path what its button posts to
 */
export function unsubscribePage(siteName: string, title: string, path: string): string {
  return page({
    title: "Unsubscribe",
    siteName,
    children: (
      <div class="prose">
        <h1>Unsubscribe</h1>
        <p>
          End the digest <strong dir="auto">{title}</strong>?
        </p>
        <form method="post" action={path}>
          <p>
            <button>End it</button>
          </p>
        </form>
      </div>
    ),
  });
}

/** The page of a digest that has ended, or that never was. */
export function endedPage(siteName: string): string {
  return page({
    title: "Unsubscribed",
    siteName,
    children: (
      <div class="prose">
        <h1>Unsubscribed</h1>
        <p>This digest doesn't come any more.</p>
        <p>
          <a href="/topics">All topics</a>
        </p>
      </div>
    ),
  });
}
