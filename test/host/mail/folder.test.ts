import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type Folder, openFolder } from "../../../scripts/host/mail/folder.ts";

const MAIL = {
  from: "Paperwire <digest@papers.example>",
  to: ["ada@example.org"],
  subject: "3 new on “robotics” 🤖",
  text: "Text",
  html: "<p>HTML</p>",
  headers: { "List-Id": "<digest.papers.example>" },
};

let path: string;
let folder: Folder;

beforeEach(async () => {
  path = await mkdtemp(join(tmpdir(), "paperwire-"));
  folder = openFolder(join(path, "outbox"));
});

afterEach(() => rm(path, { recursive: true }));

it("keeps each mail once, as a file that mail programs open", async () => {
  expect(await folder.list()).toEqual([]);
  await folder.send(MAIL, "localhost:8787/digest-1-2");
  await folder.send({ ...MAIL, text: "Other" }, "localhost:8787/digest-1-2");
  await folder.send({ ...MAIL, subject: "Another" }, "localhost:8787/digest-1-3");
  expect(await readdir(join(path, "outbox"))).toEqual([
    "localhost-8787-digest-1-2.eml",
    "localhost-8787-digest-1-3.eml",
  ]);
  const letters = await folder.list();
  expect(letters.map(({ subject }) => subject).sort()).toEqual([MAIL.subject, "Another"].sort());
  expect(await folder.read("localhost-8787-digest-1-2")).toMatchObject({
    to: "ada@example.org",
    subject: MAIL.subject,
    text: "Text\n",
    html: expect.stringContaining("<p>HTML</p>"),
    headers: expect.arrayContaining([{ name: "List-ID", value: "<digest.papers.example>" }]),
    source: expect.stringContaining("MIME-Version: 1.0"),
  });
});

it("reads nothing but its mails", async () => {
  await writeFile(join(path, "secret.eml"), "Subject: secret\n\nsecret");
  await folder.send(MAIL, "1");
  for (const name of ["2", "../secret", "..%2Fsecret", "/etc/passwd", ""]) {
    expect(await folder.read(name)).toBeUndefined();
  }
});
