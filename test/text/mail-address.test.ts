import { expect, it } from "vitest";
import { mailAddressKey, readMailAddress, readMailbox } from "../../src/text/mail-address.ts";

it.each([
  ["ada@example.org", "ada@example.org"],
  ["  Ada.L+papers@Example.ORG ", "Ada.L+papers@example.org"],
  ["o'neill@cs.example.ie", "o'neill@cs.example.ie"],
  ["a@bücher.example", "a@xn--bcher-kva.example"],
  ["a_b-c@sub.example.museum", "a_b-c@sub.example.museum"],
])("reads %j", (typed, address) => {
  expect(readMailAddress(typed)).toEqual({ ok: true, address });
});

it.each([
  "",
  "ada",
  "@example.org",
  "ada@",
  "ada@localhost",
  "ada@127.0.0.1",
  "ada@[127.0.0.1]",
  "ada@127.1",
  "ada@example..org",
  "ada@-example.org",
  "ada@example.org.",
  ".ada@example.org",
  "ada.@example.org",
  "a..b@example.org",
  "ada@example.org@example.org",
  "a b@example.org",
  "Ada <ada@example.org>",
  '"a b"@example.org',
  "ada@example.org, eve@example.org",
  "ada@example.org;eve@example.org",
  "ada@example.org\r\nBcc: eve@example.org",
  "ada\n@example.org",
  "ada@example.org/x",
  "ada@example.org:25",
  "ada@example.org?x=1",
  "ada@example.org%0d%0aBcc:eve",
  "jürgen@example.org",
  `${"a".repeat(65)}@example.org`,
  `a@${"b.".repeat(125)}example.org`,
])("refuses %j", (typed) => {
  expect(readMailAddress(typed)).toEqual({ ok: false, message: expect.stringMatching(/\.$/) });
});

it("takes spellings of an address for one", () => {
  expect(mailAddressKey("Ada@example.org")).toBe(mailAddressKey("ada@example.org"));
});

it.each([
  ["digest@example.org", { address: "digest@example.org" }],
  ["Paper wire <digest@example.org>", { name: "Paper wire", address: "digest@example.org" }],
  ["<digest@example.org>", { address: "digest@example.org" }],
  ["Paperwire <digest>", undefined],
  ['"Paper, wire" <digest@example.org>', undefined],
  ["Paperwire\r\nBcc: <digest@example.org>", undefined],
])("reads the mailbox %j", (text, mailbox) => {
  expect(readMailbox(text)).toEqual(mailbox);
});
