/** The network that a visitor comes from: an address of IPv4, or the first half of one of IPv6. */
export function networkOf(address: string): string {
  if (!address.includes(":")) return address;
  const [head = "", tail = ""] = address.toLowerCase().split("::");
  const [first, last] = [head, tail].map((part) => part.split(":").filter(Boolean));
  const zeros = Array.from({ length: 8 - first!.length - last!.length }, () => "0");
  return [...first!, ...(address.includes("::") ? zeros : []), ...last!].slice(0, 4).join(":");
}
