import { describe, expect, it } from "vitest";
import { checkCallback } from "../../../src/outbox/hub/callback.ts";

const PUBLIC = { site: "https://papers.example.org", isLoopback: false };
const HERE = { site: "http://localhost:8787", isLoopback: true };

function whyOf(callback: string, place = PUBLIC): string | undefined {
  const checked = checkCallback(callback, place);
  return checked.ok ? undefined : checked.why;
}

const IS_PRIVATE = "Its address is not public (private).";
const IS_LOOPBACK = "Its address is not public (loopback).";
const IS_LINK_LOCAL = "Its address is not public (link-local).";
const IS_RESERVED = "Its address is not public (reserved).";
const IS_INNER = "Its host is a name of private networks.";
const NO_ADDRESS = "It is not an absolute address.";

// Each is a way to have this site send a request where it must not.
const HOSTILE: readonly [callback: string, why: string][] = [
  // Schemes.
  ["http://reader.example.org/push", "Only https is supported."],
  ["ftp://reader.example.org/push", "Only https is supported."],
  ["file:///etc/passwd", "Only https is supported."],
  ["gopher://reader.example.org:70/1", "Only https is supported."],
  ["javascript:alert(1)", "Only https is supported."],
  ["data:text/plain,hub", "Only https is supported."],
  ["ws://reader.example.org/", "Only https is supported."],
  // No addresses at all.
  ["", NO_ADDRESS],
  ["/push", NO_ADDRESS],
  ["//reader.example.org/push", NO_ADDRESS],
  ["reader.example.org/push", NO_ADDRESS],
  ["https://", NO_ADDRESS],
  ["https://256.256.256.256/", NO_ADDRESS],
  ["https://1.2.3.4.5/", NO_ADDRESS],
  ["https://[::1/", NO_ADDRESS],
  ["https://[fe80::1%25eth0]/", NO_ADDRESS],
  // Text that parsers read in different ways.
  ["https://reader.example.org\\@10.0.0.1/", "It holds spaces, backslashes or control characters."],
  ["https://reader.example.org/a b", "It holds spaces, backslashes or control characters."],
  [" https://10.0.0.1/", "It holds spaces, backslashes or control characters."],
  [
    "https://reader.example.org/\r\nHost: 10.0.0.1",
    "It holds spaces, backslashes or control characters.",
  ],
  ["https://reader.example.org/\u0000", "It holds spaces, backslashes or control characters."],
  ["https://reader.example.org/#hub", "It holds a fragment."],
  ["https://reader.example.org/#", "It holds a fragment."],
  [`https://reader.example.org/${"a".repeat(1000)}`, "It is longer than 1000 characters."],
  // Credentials and ports.
  ["https://ada:secret@reader.example.org/", "It holds a user name or password."],
  ["https://10.0.0.1@reader.example.org/", "It holds a user name or password."],
  ["https://:x@reader.example.org/", "It holds a user name or password."],
  ["https://reader.example.org:8443/", "Only ports 443 and 80 are supported."],
  ["https://reader.example.org:22/", "Only ports 443 and 80 are supported."],
  ["https://reader.example.org:6379/", "Only ports 443 and 80 are supported."],
  ["https://reader.example.org:0/", "Only ports 443 and 80 are supported."],
  // IPv4, plain and in disguise.
  ["https://127.0.0.1/", IS_LOOPBACK],
  ["https://127.1/", IS_LOOPBACK],
  ["https://127.0.0.1./", IS_LOOPBACK],
  ["https://2130706433/", IS_LOOPBACK],
  ["https://0x7f000001/", IS_LOOPBACK],
  ["https://0x7f.0.0.1/", IS_LOOPBACK],
  ["https://0177.0.0.1/", IS_LOOPBACK],
  ["https://017700000001/", IS_LOOPBACK],
  ["https://%31%32%37.0.0.1/", IS_LOOPBACK],
  ["https://①②⑦.⓪.⓪.①/", IS_LOOPBACK],
  ["https://10.0.0.1/", IS_PRIVATE],
  ["https://167772161/", IS_PRIVATE],
  ["https://172.16.0.1/", IS_PRIVATE],
  ["https://172.31.255.255/", IS_PRIVATE],
  ["https://192.168.1.1/", IS_PRIVATE],
  ["https://0xc0a80101/", IS_PRIVATE],
  ["https://169.254.169.254/latest/meta-data/", IS_LINK_LOCAL],
  ["https://0xa9fea9fe/", IS_LINK_LOCAL],
  ["https://100.64.0.1/", "Its address is not public (carrier-grade NAT)."],
  ["https://0.0.0.0/", "Its address is not public (unspecified)."],
  ["https://0/", "Its address is not public (unspecified)."],
  ["https://224.0.0.1/", "Its address is not public (multicast)."],
  ["https://240.0.0.1/", IS_RESERVED],
  ["https://198.18.0.1/", IS_RESERVED],
  ["https://192.0.2.1/", IS_RESERVED],
  ["https://255.255.255.255/", "Its address is not public (broadcast)."],
  // IPv6.
  ["https://[::1]/", IS_LOOPBACK],
  ["https://[0:0:0:0:0:0:0:1]/", IS_LOOPBACK],
  ["https://[::]/", "Its address is not public (unspecified)."],
  ["https://[::ffff:127.0.0.1]/", IS_LOOPBACK],
  ["https://[::ffff:7f00:1]/", IS_LOOPBACK],
  ["https://[::ffff:a00:1]/", IS_PRIVATE],
  ["https://[::ffff:a9fe:a9fe]/", IS_LINK_LOCAL],
  ["https://[::127.0.0.1]/", IS_RESERVED],
  ["https://[64:ff9b::a00:1]/", "Its address is not public (NAT64)."],
  ["https://[2002:7f00:1::]/", "Its address is not public (6to4)."],
  ["https://[2001:0:7f00:1::]/", "Its address is not public (Teredo)."],
  ["https://[fe80::1]/", IS_LINK_LOCAL],
  ["https://[fd00:ec2::254]/", "Its address is not public (unique local)."],
  ["https://[fec0::1]/", "Its address is not public (site-local)."],
  ["https://[ff02::1]/", "Its address is not public (multicast)."],
  ["https://[2001:db8::1]/", IS_RESERVED],
  ["https://[4000::1]/", IS_RESERVED],
  // Names.
  ["https://localhost/", "Its host is a name without a dot."],
  ["https://LOCALHOST./", "Its host is a name without a dot."],
  ["https://intranet/", "Its host is a name without a dot."],
  ["https://redis.localhost/", IS_INNER],
  ["https://printer.local/", IS_INNER],
  ["https://metadata.google.internal/", IS_INNER],
  ["https://router.home.arpa/", IS_INNER],
  ["https://wiki.corp/", IS_INNER],
  ["https://nas.lan./", IS_INNER],
  ["https://1.0.0.127.in-addr.arpa/", IS_INNER],
  ["https://hidden.onion/", IS_INNER],
  // The site itself: each push would lead to the next.
  ["https://papers.example.org/hub", "It is an address of this site."],
  ["https://papers.example.org:80/hub", "It is an address of this site."],
];

it.each(HOSTILE)("refuses %j", (callback, why) => {
  expect(whyOf(callback)).toBe(why);
});

it("refuses at least sixty", () => {
  expect(new Set(HOSTILE.map(([callback]) => callback)).size).toBeGreaterThanOrEqual(60);
});

it.each([
  "https://reader.example.org/push/4f1c?user=7&x",
  "https://reader.example.org:443/",
  "https://reader.example.org:80/",
  "https://bücher.example.net/",
  "https://1.1.1.1/push",
  "https://[2606:4700:4700::1111]/push",
])("takes %j", (callback) => {
  expect(whyOf(callback)).toBeUndefined();
});

describe("on a site that is for this machine only", () => {
  it.each([
    "http://localhost:8080/push",
    "http://127.0.0.1:3000/",
    "https://[::1]:8443/",
    "https://reader.example.org/push",
  ])("takes %j", (callback) => {
    expect(whyOf(callback, HERE)).toBeUndefined();
  });

  it.each([
    ["http://192.168.1.1/", IS_PRIVATE],
    ["http://169.254.169.254/", IS_LINK_LOCAL],
    ["http://[::ffff:10.0.0.1]/", IS_PRIVATE],
    ["http://printer.local/", IS_INNER],
    ["http://reader.example.org:8080/", "Only ports 443 and 80 are supported."],
    ["http://localhost:8787/hub", "It is an address of this site."],
  ])("refuses %j", (callback, why) => {
    expect(whyOf(callback, HERE)).toBe(why);
  });
});
