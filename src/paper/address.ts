/**
 * Whether two addresses are alike up to their query and fragment, in which sites put session ids and
 * tracking.
 */
export function haveOnePath(one: string | undefined, other: string | undefined): boolean {
  return (
    one === other || (one !== undefined && other !== undefined && pathOf(one) === pathOf(other))
  );
}

function pathOf(address: string): string {
  const url = URL.parse(address);
  return url ? url.host + url.pathname : address;
}
