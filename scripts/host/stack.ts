import { SourceMap } from "node:module";
import { relative, resolve } from "node:path";
import type { Built } from "./bundle.ts";
import { ROOT } from "./settings.ts";

// `at name (file:///index.js:12:345)`, or without the name and the parentheses.
const PLACE = /^( *at .*?)[^\s()]*index\.js:(\d+):(\d+)/gm;

/**
 * Makes a function that names the places of a stack in the source instead of in the bundle, whose
 * functions have short names. The source map is read with the first stack.
 */
export function stackReader({ map, folder }: Pick<Built, "map" | "folder">) {
  let read: SourceMap | undefined;
  return (stack: string): string => {
    read ??= new SourceMap(JSON.parse(map) as ConstructorParameters<typeof SourceMap>[0]);
    return stack.replace(PLACE, (place, before: string, line: string, column: string) => {
      const found = read!.findEntry(Number(line) - 1, Number(column) - 1);
      if (!("originalSource" in found)) return place;
      const file = relative(ROOT, resolve(folder, found.originalSource));
      return `${before}${file}:${found.originalLine + 1}:${found.originalColumn + 1}`;
    });
  };
}
