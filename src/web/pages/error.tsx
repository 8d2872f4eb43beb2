import { page } from "./layout.tsx";

/** An error, in words. */
export function errorPage(siteName: string, status: number, message: string): string {
  return page({
    title: status === 404 ? "Not found" : status < 500 ? "That cannot be read" : "Something broke",
    siteName,
    children: (
      <>
        <h1>{status}</h1>
        <p>{message}</p>
      </>
    ),
  });
}
