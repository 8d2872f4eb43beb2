import { LANGUAGE } from "./subjects/language.ts";
import { LEARNING } from "./subjects/learning.ts";
import { ROBOTICS } from "./subjects/robotics.ts";
import { SCIENCE } from "./subjects/science.ts";
import { SOCIETY } from "./subjects/society.ts";
import { SYSTEMS } from "./subjects/systems.ts";
import { VISION } from "./subjects/vision.ts";

/** A subject that invented papers are about. */
export interface Subject {
  /** The slug of the topic in `src/topics.ts` that every paper on it matches. */
  topic: string;
  /** Its arXiv categories, the primary one first. */
  categories: string[];
  keywords: string[];
  /** Endings of titles, after "for". */
  settings: string[];
  studies: Study[];
}

/** A piece of work, in the sentences of its abstract. */
export interface Study {
  /** The title, after the name of the method. */
  title: string;
  /** A description of the method, after its name. */
  does: string;
  opening: string;
  gap: string;
  detail: string;
  result: string;
}

/**
 * Every subject, one for each topic, machine unlearning first. In the tables, a subject is a line
 * `# topic: categories`, its keywords and its settings; then come its studies, a sentence a line.
 * `{N}` stands for the name of the method, `{p}` for a percentage, `{x}` for a factor and `{k}` for
 * a small number.
 */
export const SUBJECTS: readonly Subject[] = [
  LEARNING,
  LANGUAGE,
  VISION,
  ROBOTICS,
  SYSTEMS,
  SCIENCE,
  SOCIETY,
].flatMap((table) => table.split(/^# /m).slice(1).map(subjectOf));

function subjectOf(section: string): Subject {
  const [head = "", ...studies] = section.trim().split("\n\n");
  const [topic = "", categories = "", keywords = "", settings = ""] = head.split(/: |\n/);
  return {
    topic,
    categories: categories.split(" "),
    keywords: keywords.split(", "),
    settings: settings.split(", "),
    studies: studies.map(studyOf),
  };
}

function studyOf(lines: string): Study {
  const [title = "", does = "", opening = "", gap = "", detail = "", result = ""] =
    lines.split("\n");
  return { title, does, opening, gap, detail, result };
}
