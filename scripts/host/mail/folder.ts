import { mkdir, readdir, readFile, rename, stat, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { join } from "node:path";
import PostalMime from "postal-mime";
import type { Letter, LetterHead } from "../../../src/outbox/mail/letters.ts";
import { fileOf } from "./mime.ts";
import type { Carrier } from "./smtp.ts";

/** A folder of mails that are kept instead of sent. */
export interface Folder extends Carrier {
  /** The newest first. */
  list(): Promise<LetterHead[]>;
  /** One of them; undefined if there is none of that name. */
  read(name: string): Promise<Letter | undefined>;
}

const EXTENSION = ".eml";
const MOST_LISTED = 200;

/** Opens a folder of `.eml` files. */
export function openFolder(folder: string): Folder {
  return {
    async send(mail, key) {
      const file = join(folder, `${key.replaceAll(/[^\w-]+/g, "-")}${EXTENSION}`);
      if (!existsSync(file)) {
        await mkdir(folder, { recursive: true });
        // Whole or not at all, even if this process ends now.
        await writeFile(`${file}.part`, await fileOf(mail));
        await rename(`${file}.part`, file);
      }
      return { outcome: "sent" };
    },
    async list() {
      const names = existsSync(folder) ? await readdir(folder) : [];
      const files = await Promise.all(
        names
          .filter((name) => name.endsWith(EXTENSION))
          .map(async (name) => ({ name, time: (await stat(join(folder, name))).mtimeMs })),
      );
      const newest = files.toSorted((a, b) => b.time - a.time).slice(0, MOST_LISTED);
      const letters = await Promise.all(newest.map(({ name }) => letterIn(folder, name)));
      return letters.map(({ name, to, subject, at }) => ({ name, to, subject, at }));
    },
    async read(name) {
      const isThere = /^[\w-]+$/.test(name) && existsSync(join(folder, name + EXTENSION));
      return isThere ? letterIn(folder, name + EXTENSION) : undefined;
    },
    close() {},
  };
}

async function letterIn(folder: string, file: string): Promise<Letter> {
  const path = join(folder, file);
  const [source, { mtimeMs }] = await Promise.all([readFile(path), stat(path)]);
  const { headers, subject = "", to, text = "", html = "" } = await PostalMime.parse(source);
  return {
    name: file.slice(0, -EXTENSION.length),
    to: to?.map(({ address }) => address ?? "").join(", ") ?? "",
    subject,
    at: Math.floor(mtimeMs / 1000),
    headers: headers.map(({ originalKey: name, value }) => ({ name, value })),
    text,
    html,
    source: source.toString("utf8"),
  };
}
