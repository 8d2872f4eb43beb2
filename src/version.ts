import { version } from "../package.json";

/** Paperwire's version, as package.json has it. */
export const VERSION: string = version;
