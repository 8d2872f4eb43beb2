import { expect, it } from "vitest";
import { toLatex } from "../../src/feeds/latex.ts";

it.each([
  ["100% of A & B #1", String.raw`100\% of A \& B \#1`],
  ["$5 and $6", String.raw`\$5 and \$6`],
  ["a_b ^ ~5", String.raw`a\_b \textasciicircum{} \textasciitilde{}5`],
  ["{a} }{", String.raw`\textbraceleft{}a\textbraceright{} \textbraceright{}\textbraceleft{}`],
  [String.raw`C:\data`, String.raw`C:\textbackslash{}data`],
  ["--x ''", "-{}-x '{}'"],
])("makes %j plain text", (text, latex) => {
  expect(toLatex(text)).toBe(latex);
});

it.each([
  [String.raw`an $\mathcal{O}(n_i)$ bound`, String.raw`an $\mathcal{O}(n_i)$ bound`],
  [String.raw`\emph{on $x_i$ & y}`, String.raw`on $x_i$ \& y`],
  [String.raw`$50\%$`, String.raw`$50\%$`],
])("keeps the formula of %j", (text, latex) => {
  expect(toLatex(text)).toBe(latex);
});

it.each([
  [String.raw`Erd\H{o}s --- \emph{the} one`, "Erdős — the one"],
  [String.raw`bare \alpha`, "bare α"],
])("writes %j in Unicode", (text, latex) => {
  expect(toLatex(text)).toBe(latex);
});

it.each([
  String.raw`\input{secret}`,
  String.raw`$\input{secret}$`,
  String.raw`$\alpha\write18{rm}$`,
  String.raw`\emph{\input{secret}}`,
  String.raw`$\mathrm{\csname input\endcsname}$`,
])("lets %s do nothing", (text) => {
  expect(toLatex(text)).not.toMatch(/\\(?:input|write|csname)/);
});

it.each([String.raw`$\{$`, String.raw`$\href{\input{x}}{y}$`, "$a % b$", String.raw`$x \\% y$`])(
  "takes %s for no formula",
  (text) => {
    expect(toLatex(`${text} $z$`)).not.toContain(text);
    expect(toLatex(`${text} $z$`)).toMatch(/ \$z\$$/);
  },
);
