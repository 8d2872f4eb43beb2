import { nearest } from "../text/nearest.ts";

// https://arxiv.org/category_taxonomy: groups, their archives, the categories within. Behind an
// equals sign is the category that replaces an alias or a retired archive.
const TABLE = `
# Computer Science
cs Computer Science
  AI Artificial Intelligence
  AR Hardware Architecture
  CC Computational Complexity
  CE Computational Engineering, Finance, and Science
  CG Computational Geometry
  CL Computation and Language
  CR Cryptography and Security
  CV Computer Vision and Pattern Recognition
  CY Computers and Society
  DB Databases
  DC Distributed, Parallel, and Cluster Computing
  DL Digital Libraries
  DM Discrete Mathematics
  DS Data Structures and Algorithms
  ET Emerging Technologies
  FL Formal Languages and Automata Theory
  GL General Literature
  GR Graphics
  GT Computer Science and Game Theory
  HC Human-Computer Interaction
  IR Information Retrieval
  IT Information Theory
  LG Machine Learning
  LO Logic in Computer Science
  MA Multiagent Systems
  MM Multimedia
  MS Mathematical Software
  NA = math.NA
  NE Neural and Evolutionary Computing
  NI Networking and Internet Architecture
  OH Other Computer Science
  OS Operating Systems
  PF Performance
  PL Programming Languages
  RO Robotics
  SC Symbolic Computation
  SD Sound
  SE Software Engineering
  SI Social and Information Networks
  SY = eess.SY
cmp-lg = cs.CL
# Economics
econ Economics
  EM Econometrics
  GN General Economics
  TH Theoretical Economics
# Electrical Engineering and Systems Science
eess Electrical Engineering and Systems Science
  AS Audio and Speech Processing
  IV Image and Video Processing
  SP Signal Processing
  SY Systems and Control
# Mathematics
math Mathematics
  AC Commutative Algebra
  AG Algebraic Geometry
  AP Analysis of PDEs
  AT Algebraic Topology
  CA Classical Analysis and ODEs
  CO Combinatorics
  CT Category Theory
  CV Complex Variables
  DG Differential Geometry
  DS Dynamical Systems
  FA Functional Analysis
  GM General Mathematics
  GN General Topology
  GR Group Theory
  GT Geometric Topology
  HO History and Overview
  IT = cs.IT
  KT K-Theory and Homology
  LO Logic
  MG Metric Geometry
  MP = math-ph
  NA Numerical Analysis
  NT Number Theory
  OA Operator Algebras
  OC Optimization and Control
  PR Probability
  QA Quantum Algebra
  RA Rings and Algebras
  RT Representation Theory
  SG Symplectic Geometry
  SP Spectral Theory
  ST Statistics Theory
alg-geom = math.AG
dg-ga = math.DG
funct-an = math.FA
q-alg = math.QA
# Physics
astro-ph Astrophysics
  CO Cosmology and Nongalactic Astrophysics
  EP Earth and Planetary Astrophysics
  GA Astrophysics of Galaxies
  HE High Energy Astrophysical Phenomena
  IM Instrumentation and Methods for Astrophysics
  SR Solar and Stellar Astrophysics
cond-mat Condensed Matter
  dis-nn Disordered Systems and Neural Networks
  mes-hall Mesoscale and Nanoscale Physics
  mtrl-sci Materials Science
  other Other Condensed Matter
  quant-gas Quantum Gases
  soft Soft Condensed Matter
  stat-mech Statistical Mechanics
  str-el Strongly Correlated Electrons
  supr-con Superconductivity
gr-qc General Relativity and Quantum Cosmology
hep-ex High Energy Physics - Experiment
hep-lat High Energy Physics - Lattice
hep-ph High Energy Physics - Phenomenology
hep-th High Energy Physics - Theory
math-ph Mathematical Physics
nlin Nonlinear Sciences
  AO Adaptation and Self-Organizing Systems
  CD Chaotic Dynamics
  CG Cellular Automata and Lattice Gases
  PS Pattern Formation and Solitons
  SI Exactly Solvable and Integrable Systems
nucl-ex Nuclear Experiment
nucl-th Nuclear Theory
physics Physics
  acc-ph Accelerator Physics
  ao-ph Atmospheric and Oceanic Physics
  app-ph Applied Physics
  atm-clus Atomic and Molecular Clusters
  atom-ph Atomic Physics
  bio-ph Biological Physics
  chem-ph Chemical Physics
  class-ph Classical Physics
  comp-ph Computational Physics
  data-an Data Analysis, Statistics and Probability
  ed-ph Physics Education
  flu-dyn Fluid Dynamics
  gen-ph General Physics
  geo-ph Geophysics
  hist-ph History and Philosophy of Physics
  ins-det Instrumentation and Detectors
  med-ph Medical Physics
  optics Optics
  plasm-ph Plasma Physics
  pop-ph Popular Physics
  soc-ph Physics and Society
  space-ph Space Physics
quant-ph Quantum Physics
acc-phys = physics.acc-ph
adap-org = nlin.AO
ao-sci = physics.ao-ph
atom-ph = physics.atom-ph
bayes-an = physics.data-an
chao-dyn = nlin.CD
chem-ph = physics.chem-ph
comp-gas = nlin.CG
mtrl-th = cond-mat.mtrl-sci
patt-sol = nlin.PS
plasm-ph = physics.plasm-ph
solv-int = nlin.SI
supr-con = cond-mat.supr-con
# Quantitative Biology
q-bio Quantitative Biology
  BM Biomolecules
  CB Cell Behavior
  GN Genomics
  MN Molecular Networks
  NC Neurons and Cognition
  OT Other Quantitative Biology
  PE Populations and Evolution
  QM Quantitative Methods
  SC Subcellular Processes
  TO Tissues and Organs
# Quantitative Finance
q-fin Quantitative Finance
  CP Computational Finance
  EC = econ.GN
  GN General Finance
  MF Mathematical Finance
  PM Portfolio Management
  PR Pricing of Securities
  RM Risk Management
  ST Statistical Finance
  TR Trading and Market Microstructure
# Statistics
stat Statistics
  AP Applications
  CO Computation
  ME Methodology
  ML Machine Learning
  OT Other Statistics
  TH = math.ST
`;

/**
 * The scheme that names these categories in Atom and RSS: https://info.arxiv.org/help/api/user-
 * manual.html.
 */
export const CATEGORY_SCHEME = "http://arxiv.org/schemas/atom";

export interface Category {
  /** As arXiv writes it: `cs.LG`, `hep-th`. */
  code: string;
  name: string;
  /** The code of its archive; its own if the archive has no categories. */
  archive: string;
  group: string;
}

interface Row extends Category {
  /** The code of the category that replaces it. */
  alias?: string;
}

const ROWS = rowsOf(TABLE);
const CURRENT = ROWS.filter(({ alias }) => alias === undefined);
const CODES = new Map(ROWS.map(({ code, alias }) => [code.toLowerCase(), alias ?? code]));
const NAMES = new Map(CURRENT.map(({ code, name }) => [code, name]));

/** The archives that have categories, by their codes, with their names. */
export const ARCHIVES: ReadonlyMap<string, string> = new Map(
  CURRENT.filter(({ code, archive }) => code !== archive).map(({ archive }) => [
    archive,
    NAMES.get(archive)!,
  ]),
);

/** The categories in use, by group and archive, without aliases and archives. */
export const CATEGORIES: readonly Category[] = CURRENT.filter(({ code }) => !ARCHIVES.has(code));

/**
 * The code that a category has today: `eess.SY` for `cs.sy`, `cs.CL` for `cmp-lg`. Letter case does
 * not matter. An archive keeps the form it is given in, `cs` or `cs.*`.
 * @returns undefined for any other text
 */
export function resolveCategory(code: string): string | undefined {
  const archive = /^([a-z-]+)\.\*$/i.exec(code)?.[1];
  const known = CODES.get((archive ?? code).toLowerCase());
  return archive && known && ARCHIVES.has(known) ? `${known}.*` : known;
}

/** The category or archive whose code is spelt most alike. */
export function nearestCategory(code: string): string | undefined {
  const guess = nearest(code.toLowerCase(), CODES.keys());
  return guess && CODES.get(guess);
}

/** The name of a category or an archive (`cs` or `cs.*`). */
export function categoryName(code: string): string | undefined {
  return NAMES.get(resolveCategory(code)?.replace(/\.\*$/, "") ?? "");
}

function rowsOf(table: string): Row[] {
  const rows: Row[] = [];
  let [group, archive] = ["", ""];
  for (const line of table.trim().split("\n")) {
    const [, mark, word, text] = /^(# |  )?(\S+) ?(.*)$/.exec(line)!;
    if (mark === "# ") {
      group = line.slice(mark.length);
      continue;
    }
    if (!mark) archive = word!;
    const row = { code: mark ? `${archive}.${word}` : word!, name: text!, archive, group };
    const alias = /^= (.*)/.exec(text!)?.[1];
    rows.push(alias === undefined ? row : { ...row, alias });
  }
  return rows;
}
