/** Symbols that stand for themselves, in text as in math. */
export const SYMBOLS = table(`
  alpha α  beta β  gamma γ  delta δ  epsilon ε  varepsilon ε  eps ε  zeta ζ  eta η  theta θ
  vartheta ϑ  iota ι  kappa κ  varkappa ϰ  lambda λ  mu μ  nu ν  xi ξ  omicron ο  pi π  varpi ϖ
  rho ρ  varrho ϱ  sigma σ  varsigma ς  tau τ  upsilon υ  phi φ  varphi φ  chi χ  psi ψ  omega ω
  Gamma Γ  Delta Δ  Theta Θ  Lambda Λ  Xi Ξ  Pi Π  Sigma Σ  Upsilon Υ  Phi Φ  Psi Ψ  Omega Ω
  varGamma Γ  varDelta Δ  varTheta Θ  varLambda Λ  varSigma Σ  varPhi Φ  varPsi Ψ  varOmega Ω
  infty ∞  partial ∂  nabla ∇  ell ℓ  hbar ħ  hslash ħ  imath ı  jmath ȷ  wp ℘  Re Re  Im Im
  aleph ℵ  beth ℶ  emptyset ∅  varnothing ∅  forall ∀  exists ∃  nexists ∄  neg ¬  lnot ¬
  top ⊤  bot ⊥  angle ∠  triangle △  square □  Box □  blacksquare ■  diamond ⋄  Diamond ◇
  lozenge ◊  sharp ♯  flat ♭  natural ♮  dagger †  dag †  ddagger ‡  ddag ‡  prime ′
  sum ∑  prod ∏  coprod ∐  int ∫  iint ∬  iiint ∭  oint ∮  surd √
  bigcup ⋃  bigcap ⋂  bigsqcup ⨆  bigvee ⋁  bigwedge ⋀  bigoplus ⨁  bigotimes ⨂
  langle ⟨  rangle ⟩  lceil ⌈  rceil ⌉  lfloor ⌊  rfloor ⌋  lbrace {  rbrace }  lbrack [  rbrack ]
  vert |  lvert |  rvert |  Vert ‖  lVert ‖  rVert ‖  | ‖  slash /  backslash ∖
  ldots …  dots …  dotsc …  textellipsis …  cdots ⋯  dotsb ⋯  vdots ⋮  ddots ⋱
  uparrow ↑  downarrow ↓  Uparrow ⇑  Downarrow ⇓  nearrow ↗  searrow ↘  updownarrow ↕
  AA Å  aa å  degree °  textdegree °  arcsec ″  arcmin ′  copyright ©  pounds £  checkmark ✓
  R ℝ  RR ℝ  C ℂ  CC ℂ  Z ℤ  ZZ ℤ  Q ℚ  QQ ℚ  N ℕ  NN ℕ  PP ℙ  HH ℍ
  % %  & &  _ _  # #  $ $  { {  } }
`);

/** Relations, binary operators and arrows: set with a space on either side between operands. */
export const OPERATORS = table(`
  leq ≤  le ≤  leqslant ≤  geq ≥  ge ≥  geqslant ≥  neq ≠  ne ≠  ll ≪  gg ≫  lll ⋘  ggg ⋙
  lesssim ≲  gtrsim ≳  lessapprox ⪅  gtrapprox ⪆  lt <  gt >  leqq ≦  geqq ≧  nleq ≰  ngeq ≱
  prec ≺  succ ≻  preceq ⪯  succeq ⪰  sim ~  simeq ≃  approx ≈  cong ≅  ncong ≇  equiv ≡
  asymp ≍  doteq ≐  propto ∝  varpropto ∝  triangleq ≜  coloneqq ≔  approxeq ≊  thicksim ~
  in ∈  notin ∉  ni ∋  subset ⊂  subseteq ⊆  subsetneq ⊊  supset ⊃  supseteq ⊇  supsetneq ⊋
  nsubseteq ⊈  sqsubseteq ⊑  sqsupseteq ⊒  vdash ⊢  dashv ⊣  models ⊨  vDash ⊨  nvdash ⊬
  Vdash ⊩  mid |  nmid ∤  parallel ∥  perp ⊥  smile ⌣  frown ⌢  bowtie ⋈
  to →  rightarrow →  longrightarrow →  gets ←  leftarrow ←  longleftarrow ←  leftrightarrow ↔
  longleftrightarrow ↔  Rightarrow ⇒  Longrightarrow ⇒  implies ⇒  Leftarrow ⇐  impliedby ⇐
  Leftrightarrow ⇔  Longleftrightarrow ⇔  iff ⇔  mapsto ↦  longmapsto ↦  hookrightarrow ↪
  hookleftarrow ↩  twoheadrightarrow ↠  rightharpoonup ⇀  rightleftharpoons ⇌  rightsquigarrow ⇝
  leadsto ⇝  rightrightarrows ⇉  nrightarrow ↛  curvearrowright ↷  upharpoonright ↾
  times ×  cdot ·  div ÷  pm ±  mp ∓  circ ∘  bullet •  star ⋆  ast *  wr ≀  amalg ⨿
  oplus ⊕  ominus ⊖  otimes ⊗  oslash ⊘  odot ⊙  boxplus ⊞  boxtimes ⊠  uplus ⊎  sqcup ⊔  sqcap ⊓
  cup ∪  cap ∩  setminus ∖  smallsetminus ∖  wedge ∧  land ∧  vee ∨  lor ∨  rtimes ⋊  ltimes ⋉
  triangleleft ◁  triangleright ▷  trianglelefteq ⊴  unlhd ⊴  lhd ◁  rhd ▷  colon :  bmod mod  mod mod
`);

/** Letters and signs that are commands in text only; the same names are free for macros in math. */
export const TEXT_SYMBOLS = table(`
  ss ß  o ø  O Ø  l ł  L Ł  ae æ  AE Æ  oe œ  OE Œ  i ı  j ȷ  dh ð  DH Ð  th þ  TH Þ  dj đ  DJ Đ
  ng ŋ  NG Ŋ  S §  P ¶  TeX TeX  LaTeX LaTeX  BibTeX BibTeX
  textmu µ  micro µ  textless <  textgreater >  textbar |  textunderscore _  textasciitilde ~
  textasciicircum ^  textendash –  textemdash —  textquoteleft ‘  textquoteright ’
  textquotesingle '  textquotedblleft “  textquotedblright ”  lq ‘  rq ’  textregistered ®
  texttrademark ™  textcopyright ©  textbullet •  texttimes ×  textpm ±  textdollar $  texteuro €
  euro €  textsection §  guillemotleft «  guillemotright »
`);

/** Spaces, as wide as one; and what leaves no mark. */
export const SPACES = table(
  ", ; : > quad qquad enspace thinspace space newline par smallskip medskip bigskip",
  " ",
);
export const NOTHINGS = table(
  `! / - @ left right middle big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr Biggl Biggr
   limits nolimits displaystyle textstyle scriptstyle xspace protect noindent nonumber centering
   boldmath unboldmath allowbreak break nobreak negthinspace relax`,
  "",
);

/** Names of functions, spelled as they are; the second half are macros whose name is their text. */
export const FUNCTIONS = new Set(
  `arccos arcsin arctan arg cos cosh cot coth csc deg det dim exp gcd hom inf ker lg lim liminf
   limsup ln log max min Pr sec sin sinh sup tan tanh
   argmax argmin Aut End Ext Gal GL Hom PGL PSL PSU SL SO Sp Spec SU Sym Symp Tor Tr Var card
   codim coker diag dist erf grad id im lcm ord poly polylog rank rk sgn sign span supp tr vol`.split(
    /\s+/,
  ),
);

/** Fonts that hold text, fonts that hold math, and switches that hold for the rest of a group. */
export const TEXT_FONTS = new Set(
  `text textrm textbf textit textsc texttt textsf textsl textup textmd textnormal emph mbox hbox
   fbox`.split(/\s+/),
);
export const MATH_FONTS = new Set(
  `mathrm mathbf mathit mathsf mathtt mathcal mathscr mathfrak mathnormal boldsymbol pmb
   bm Cal frak goth mathop mathbin mathrel mathord ensuremath`.split(/\s+/),
);
export const SWITCHES = new Set(
  `rm bf it em sc tt sf sl cal mit underline uline bfseries itshape scshape upshape rmfamily sffamily ttfamily
   mdseries normalfont tiny scriptsize footnotesize small normalsize large Large LARGE huge Huge`.split(
    /\s+/,
  ),
);

/** Double-struck letters every font has; the others are plain. */
export const DOUBLE_STRUCK = table("R ℝ  N ℕ  Z ℤ  Q ℚ  C ℂ  P ℙ  H ℍ");

/** Accents as combining marks: over or under letters of text, and over symbols of math. */
export const TEXT_ACCENTS = table(
  "` \u0300  ' \u0301  ^ \u0302  ~ \u0303  = \u0304  u \u0306  . \u0307  \" \u0308  r \u030A  " +
    "H \u030B  v \u030C  d \u0323  c \u0327  k \u0328  b \u0331",
);
export const MATH_ACCENTS = table(
  "grave \u0300  acute \u0301  hat \u0302  widehat \u0302  tilde \u0303  widetilde \u0303  " +
    "bar \u0304  overline \u0304  breve \u0306  dot \u0307  ddot \u0308  mathring \u030A  " +
    "check \u030C  vec \u20D7  overrightarrow \u20D7",
);

/** The pairs that enclose math; the first that fits counts. */
export const MATH_DELIMITERS: readonly (readonly [open: string, close: string])[] = [
  ["$$", "$$"],
  ["$", "$"],
  ["\\(", "\\)"],
  ["\\[", "\\]"],
  ...["math", "displaymath", "equation", "equation*", "align", "align*", "eqnarray"].map(
    (name) => [`\\begin{${name}}`, `\\end{${name}}`] as const,
  ),
];

function table(names: string, value?: string): ReadonlyMap<string, string> {
  const words = names.trim().split(/\s+/);
  if (value !== undefined) return new Map(words.map((word) => [word, value]));
  return new Map(words.flatMap((word, n) => (n % 2 === 0 ? [[word, words[n + 1] ?? ""]] : [])));
}
