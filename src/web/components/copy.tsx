interface CopyProps {
  /** Its label. */
  children: string;
  /** The address that shows the text. Without script the button leads there. */
  href: string;
  /** The text, or `#id` of the element that holds it. */
  text: string;
  /** Whether it is the button that most readers want. */
  isMain?: boolean;
}

/** A button that copies a text. Without script it is a link to that text. */
export function Copy({ children, href, text, isMain = false }: CopyProps) {
  return (
    <a class={isMain ? "button main" : "button"} href={href} data-copy={text}>
      {children}
    </a>
  );
}
