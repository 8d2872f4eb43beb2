import { raw } from "../html/jsx-runtime.ts";
import { type MathPiece, texToMath } from "../../text/tex/mathml.ts";

/** Paragraphs, each a row of texts and formulas. */
export type MathParagraphs = readonly (readonly MathPiece[])[];

/** The paragraphs of a text, with its TeX as formulas. */
export function mathParagraphs(text: string): Promise<MathParagraphs> {
  return Promise.all(text.split("\n\n").filter(Boolean).map(texToMath));
}

/** A text with formulas. */
export function MathText({ pieces }: { pieces: readonly MathPiece[] }) {
  return <>{pieces.map((piece) => ("markup" in piece ? raw(piece.markup) : piece.text))}</>;
}

/** An abstract with formulas. */
export function MathAbstract({ paragraphs }: { paragraphs: MathParagraphs }) {
  return (
    <div class="abstract">
      {paragraphs.map((pieces) => (
        <p dir="auto">
          <MathText pieces={pieces} />
        </p>
      ))}
    </div>
  );
}
