const VOID = new Set(["area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"]);

interface Tag {
  name: string;
  attributes: Record<string, string>;
}

/**
 * The opening tags of a page, in order.
 * @throws when it does not nest, an attribute is there twice, or an id is
 */
export function tagsOf(html: string): Tag[] {
  const open: string[] = [];
  const ids = new Set<string>();
  const tags: Tag[] = [];
  // What scripts hold is no markup.
  const markup = html.replace(/(<script[^>]*>)[^]*?(<\/script>)/g, "$1$2");
  for (const [tag, closing, name, rest] of markup.matchAll(
    /<(\/?)([a-z][a-z0-9]*)((?:\s+[a-zA-Z:-]+(?:="[^"]*")?)*)\s*\/?>/g,
  )) {
    if (closing) {
      if (open.pop() !== name) throw new Error(`${tag} closes what is not open`);
      continue;
    }
    const attributes = attributesOf(tag, rest!);
    const { id } = attributes;
    if (id !== undefined && ids.has(id)) throw new Error(`The id ${id} is there twice`);
    if (id !== undefined) ids.add(id);
    tags.push({ name: name!, attributes });
    if (!VOID.has(name!)) open.push(name!);
  }
  if (open.length > 0) throw new Error(`${open.join(" ")} are not closed`);
  return tags;
}

/** The text of a page as it is read: without its tags, entities decoded. */
export function textOf(html: string): string {
  return html
    .replace(/<[^>]*>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");
}

function attributesOf(tag: string, text: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [, name, value] of text.matchAll(/([a-zA-Z:-]+)(?:="([^"]*)")?/g)) {
    if (Object.hasOwn(attributes, name!)) throw new Error(`${tag} has ${name} twice`);
    attributes[name!] = value ?? "";
  }
  return attributes;
}
