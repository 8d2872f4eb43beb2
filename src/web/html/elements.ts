/** Attributes that any element may have. Those with a hyphen need no types: TypeScript takes any. */
interface Global {
  id?: string;
  class?: string;
  dir?: "auto" | "ltr" | "rtl";
  lang?: string;
  title?: string | undefined;
  role?: string;
  tabindex?: number;
  autocapitalize?: "none" | "words";
  spellcheck?: boolean;
}

type With<Attributes> = Global & Attributes;

interface Link {
  href?: string | undefined;
  rel?: string;
  type?: string;
}

interface Field {
  name?: string;
  value?: string | number;
  required?: boolean;
  autocomplete?: string;
}

interface Input extends Field {
  type: string;
  accept?: string;
  checked?: boolean;
  list?: string;
  maxlength?: number;
  placeholder?: string;
  readonly?: boolean;
}

interface Image {
  src: string;
  alt: string;
  width?: number;
  height?: number;
  loading?: "lazy";
  decoding?: "async";
  referrerpolicy?: string;
}

interface Form {
  action: string;
  method?: "get" | "post";
  enctype?: string;
  autocomplete?: string;
}

interface Path {
  d: string;
  fill?: string;
  stroke?: string;
}

type Plain =
  | "article"
  | "aside"
  | "bdi"
  | "body"
  | "code"
  | "datalist"
  | "dd"
  | "div"
  | "dl"
  | "dt"
  | "em"
  | "fieldset"
  | "figcaption"
  | "figure"
  | "footer"
  | "h1"
  | "h2"
  | "h3"
  | "head"
  | "header"
  | "html"
  | "kbd"
  | "legend"
  | "li"
  | "main"
  | "mark"
  | "nav"
  | "ol"
  | "output"
  | "p"
  | "pre"
  | "search"
  | "section"
  | "small"
  | "span"
  | "strong"
  | "summary"
  | "title"
  | "ul";

/**
 * The elements that pages are made of, and their attributes. There is no `style` and no handler of an
 * event: the Content-Security-Policy of pages refuses both.
 */
export type Elements = { [Name in Plain]: Global } & {
  a: With<Link>;
  button: With<Field>;
  details: With<{ open?: boolean }>;
  form: With<Form>;
  img: With<Image>;
  input: With<Input>;
  label: With<{ for?: string }>;
  link: With<Link & { as?: string; crossorigin?: string }>;
  meta: { name?: string; property?: string; content?: string; charset?: string };
  optgroup: With<{ label: string }>;
  option: With<{ value: string; selected?: boolean }>;
  path: With<Path>;
  progress: With<{ max: number; value: number }>;
  script: { src?: string; type?: string; defer?: boolean };
  select: With<Field>;
  svg: With<{ viewBox: string; preserveAspectRatio?: string }>;
  textarea: With<Field & { rows?: number; placeholder?: string }>;
  time: With<{ datetime: string }>;
};
