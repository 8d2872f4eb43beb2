import { withDatabase } from "./bench/database.ts";
import { writeRecordedLog } from "./bench/recorded-log.ts";
import { readRecorded, recordedFolder } from "./bench/recorded-papers.ts";
import { reportRows } from "./bench/rows.ts";
import { command, readOptions } from "./command/options.ts";

const HELP = `Counts the rows of D1 that each kind of query reads: node scripts/rows.ts

Over 50,000 recorded papers, in the folder RECORDED_DATA. Ends with 1 where a page of 50, newest
first, reads more than 4 rows an entry, or a ranked one more than 3,000 in all, or the facets of one
more than 1,500.`;

await command(HELP, async (args) => {
  readOptions(args, {});
  const papers = readRecorded(recordedFolder());
  if (!papers) throw new Error(`${recordedFolder()} holds no recorded papers: set RECORDED_DATA.`);
  await withDatabase(async (db) => {
    const moments = await writeRecordedLog(db, papers);
    console.log(`${papers.arxiv.length} papers, ${moments} moments\n`);
    if (!(await reportRows(db))) process.exitCode = 1;
  });
});
