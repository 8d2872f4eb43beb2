/** The entries of a list for which no limit is given. */
export const PAGE_SIZE = 50;

/** A feed holds as many entries at least, and every other one of the last two days. */
export const FEED_WINDOW = { least: PAGE_SIZE, most: 500, hours: 48 };
