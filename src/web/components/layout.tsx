import type { Child } from "../html/jsx-runtime.ts";
import { Search } from "./search.tsx";

/** The parts of a page that differ from page to page. */
export interface Frame {
  title: string;
  siteName: string;
  /** One sentence about it. */
  description?: string;
  /** The page's canonical address. */
  canonical?: string;
  feeds?: { href: string; type: string; name: string }[];
  /** The text in the search box. */
  query?: string;
  /** Further elements of its head. */
  head?: Child;
  children: Child;
}

/** Headers of every page. Only thumbnails come from other sites, and no script runs inline. */
export const PAGE_HEADERS = {
  "Content-Security-Policy": [
    "default-src 'none'",
    "style-src 'self'",
    "script-src 'self'",
    "connect-src 'self'",
    "font-src 'self'",
    "img-src 'self' https:",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; "),
  "Referrer-Policy": "strict-origin-when-cross-origin",
} as const;

const SECTIONS = [
  ["/", "Daily"],
  ["/papers", "Latest"],
  ["/papers/trending", "Trending"],
  ["/topics", "Topics"],
  ["/build", "Create feed"],
] as const;

// The same on every page, so it is written once, as are the links below.
const FOOTER = (
  <footer>
    <p>New research papers as pages and feeds. You can follow every list.</p>
    <nav aria-label="More">
      <a href="/about">About</a> <a href="/status">Status</a> <a href="/about#keyboard">Keyboard</a>{" "}
      <a href="/topics.opml">All topics (OPML)</a>
    </nav>
  </footer>
);

const FILES = (
  <>
    <link rel="preload" as="font" type="font/woff2" href="/serif.woff2" crossorigin="anonymous" />
    <link rel="stylesheet" href="/style.css" />
    <link rel="icon" type="image/svg+xml" href="/icon.svg" />
    <link rel="apple-touch-icon" href="/icon-192.png" />
    <link rel="manifest" href="/manifest.webmanifest" />
  </>
);

/** A whole page, as text. */
export function page(frame: Frame): string {
  return `<!doctype html>${(<Layout {...frame} />).toString()}`;
}

function Layout(frame: Frame) {
  const { siteName, canonical, query, children } = frame;
  const here = canonical && new URL(canonical).pathname;
  return (
    <html lang="en">
      <Head {...frame} />
      <body>
        <a class="skip" href="#main">
          Skip to content
        </a>
        <header>
          <a class="brand" href="/">
            {siteName}
          </a>
          <Search query={query} />
          <nav aria-label="Sections">
            {SECTIONS.map(([href, name]) => (
              <a href={href} {...(href === here && { "aria-current": "page" })}>
                {name}
              </a>
            ))}
          </nav>
        </header>
        <main id="main">{children}</main>
        {FOOTER}
      </body>
    </html>
  );
}

function Head({ title, siteName, description, canonical, feeds = [], head }: Frame) {
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <title>{title === siteName ? title : `${title} · ${siteName}`}</title>
      {description && <meta name="description" content={description} />}
      {canonical && <link rel="canonical" href={canonical} />}
      {feeds.map(({ href, type, name }) => (
        <link rel="alternate" type={type} title={`${title} (${name})`} href={href} />
      ))}
      <link
        rel="search"
        type="application/opensearchdescription+xml"
        title={siteName}
        href="/opensearch.xml"
      />
      {FILES}
      <meta property="og:site_name" content={siteName} />
      <meta property="og:title" content={title} />
      {description && <meta property="og:description" content={description} />}
      {canonical && <meta property="og:url" content={canonical} />}
      {head}
      <script src="/copy.js" defer></script>
      <script src="/keys.js" defer></script>
    </head>
  );
}
