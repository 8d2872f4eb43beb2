import type { Child } from "hono/jsx";

/** What every page is put into. */
export interface Frame {
  title: string;
  siteName: string;
  /** The page's canonical address. */
  canonical?: string;
  feeds?: { href: string; type: string; name: string }[];
  /** What the search box holds. */
  query?: string;
  children: Child;
}

/** A whole page, as text. */
export function page(frame: Frame): string {
  // oxlint-disable-next-line typescript/no-base-to-string -- a JSX node is written by toString
  return `<!doctype html>${(<Layout {...frame} />).toString()}`;
}

function Layout({ title, siteName, canonical, feeds = [], query, children }: Frame) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title === siteName ? title : `${title} · ${siteName}`}</title>
        {canonical && <link rel="canonical" href={canonical} />}
        {feeds.map(({ href, type, name }) => (
          <link rel="alternate" type={type} title={`${title} (${name})`} href={href} />
        ))}
        <link rel="stylesheet" href="/style.css" />
      </head>
      <body>
        <header>
          <a href="/">{siteName}</a>
          <nav>
            <a href="/papers">New</a> <a href="/papers/trending">Trending</a>{" "}
            <a href="/topics">Topics</a> <a href="/status">Status</a>
          </nav>
          <form action="/papers" role="search">
            <input type="search" name="q" value={query ?? ""} aria-label="Search papers" />
            <button>Search</button>
          </form>
        </header>
        <main>{children}</main>
      </body>
    </html>
  );
}
