// Words that Snowball's English stemmer (2.2) gives one stem though they mean different things, or
// several though they are one word. Each line is a family: its stem, then its words. Chosen by
// hand among the words that collide most in recorded papers: node scripts/stems.ts
const TABLE = `
activat activate activated activates activating activation activations activator activators
activity activities activity
adapter adapter adapters adaptor adaptors
add add added adding adds
additive additive additively additives additivity
affective affective affectively
affinity affinities affinity
alternative alternative alternatively alternatives
analogy analogical analogies analogy
analysis analyses analysis
animal animal animals
anime anime
associative associative associatively associativity
authority authoritative authorities authority
authoriz authorization authorize authorized authorizes authorizing
based based
centrality centralities centrality
collective collective collectively collectives
complexity complexities complexity
composite composite composited composites compositing
comprehensive comprehensive comprehensively comprehensiveness
computer computer computers
conductiv conductance conductances conduction conductive conductivities conductivity
conformal conformal conformality conformally
conformation conformation conformational conformations
consistent consistency consistent consistently
continual continual continually
continue continuation continuations continue continued continues continuing
contraction contractibility contractible contraction contractions contractive contractivity
contrastive contrastive contrastively
conversation conversation conversational conversationally conversations
converse converse conversely
conversion conversion conversions
cooperat cooperate cooperated cooperates cooperating cooperation cooperations cooperative cooperatively cooperativity cooperator cooperators
covariance covariance covariances
covariant covariant covariantly covariants
covariate covariate covariates
critical critical criticality critically
cumulant cumulant cumulants
customer customer customers
definite definite definitely definiteness
definition definition definitional definitions
definitive definitive definitively
dependency dependencies dependency
derivative derivative derivatives
determinant determinant determinantal determinants
developer developer developers
difference difference differences
different different differently
differentiabl differentiability differentiable differentiably
differential differential differentially differentials
digital digital digitalization digitally
direction direction directional directionality directionally directions
discriminant discriminant discriminants
distribution distribution distributional distributionally distributions
distributive distributive distributivity
effective effective effectively effectiveness effectivity
electronic electronic electronically electronics
emergence emergence emergent emergently
emergency emergencies emergency
employment employment
engine engine engines
equalizer equalization equalize equalizer equalizers equalizing
evening evening evenings
exceptional exceptional exceptionally
experience experience experienced experiences experiencing experiential
experiment experiment experimental experimentally experimentation experimented experimenter experimenters experimenting experiments
extensive extensive extensively
extremal extremal extremality extremals
fabricat fabricate fabricated fabricates fabricating fabrication fabrications
factoriz factorizable factorization factorizations factorize factorized factorizes factorizing
fitness fitness fitnesses
formation formation formations
functional functional functionally functionals
generaliz generalizability generalizable generalization generalizations generalize generalized generalizes generalizing
generator generator generators
governance governance
government government governmental governments
hypothesis hypotheses hypothesis hypothesise hypothesize hypothesized hypothesizes hypothesizing
identical identical identically
important importance important importantly
index index indexed indexes indexing indices
inductance inductance inductances
informal informal informally
initiative initiative initiatives
injective injective injectives injectivity
integrabl integrability integrable
integral integral integrally integrals
integrity integrity
intelligib intelligibility intelligible
interactive interactive interactively interactivity
interfer interfere interfered interferes interfering
internal internal internalization internalizations internalize internalized internalizes internalizing internally internals
international international internationally
interpretabl interpretability interpretable
interval interval intervals
lateral lateral laterality laterally
likely likely
limitation limitation limitations
liquidity liquidity
localiz localization localizations localize localized localizes localizing
majority majorities majority
marginal marginal marginalization marginalize marginalized marginalizing marginally marginals
matrix matrices matrix
meaning meaning meaningful meaningfully meaningfulness meaningless meanings
mechanism mechanism mechanisms
minority minorities minority
module module modules
motive motive motives motivic
multimode multimode
multiplic multiplication multiplications multiplicative multiplicatively
multiplicity multiplicities multiplicity
namely namely
natural natural naturality naturally naturalness
negation negation negations
normaliz normalization normalizations normalize normalized normalizer normalizers normalizes normalizing
numerous numerous
objection objection objections
objective objective objectively objectives objectivity
operator operator operators
optimism optimism
organic organic organically organics
organism organism organisms
organization organization organizational organizations organize organized organizer organizers organizes organizing
original original originality originally
paste paste pasted pastes pasting
periodic periodic periodical periodically periodicals periodicities periodicity
personal personal personally
personality personalities personality
personaliz personalization personalize personalized personalizes personalizing
photonic photonic photonics
physics physics
position position positional positionally positioned positioning positionings positions
positive positive positively positiveness positives positivity
powerful powerful powerfully
production production productions
productiv productive productively productivity
projection projection projections
projective projective projectively projectives projectivity
provider provider providers
proximal proximal proximally
publication publication publications
reasonabl reasonable reasonableness reasonably
reference reference referenced references referencing
regulariz regularization regularizations regularize regularized regularizer regularizers regularizes regularizing
relational relational relationally
relative relative relatively relatives
relativity relativity
remarkabl remarkable remarkably
representative representative representativeness representatives
residue residue residues
resolvent resolvent resolvents
respectively respective respectively
responsibl responsibilities responsibility responsible responsibly
sensing sensing
setting setting settings
severe severe severely severity
simplex simplex simplices
specializ specialization specializations specialize specialized specializes specializing
specification specification specifications
stabilizer stabilizer stabilizers
subjective subjective subjectively subjectivity
subsequence subsequence subsequences
successive succession successive successively
sustainab sustainability sustainable sustainably
systemic systemic systemically
transformer transformer transformers
transition transition transitional transitionally transitioned transitioning transitions
transitive transitive transitively transitivity
transportation transportation
underlying underlain underlie underlies underlying
unital unital unitally
unite unite united unites uniting
universal universal universalities universality universally universals
universe universe universes
university universities university
useful useful usefully usefulness
utility utilities utility
variational variational variationally
vertex vertex vertices
vertical vertical vertically verticals
visualiz visualization visualizations visualize visualized visualizer visualizers visualizes visualizing
vortex vortex vortical vortices vorticities vorticity
weakness weakness weaknesses
`;

/** Words that have a stem of their own together. */
export const FAMILIES: readonly { stem: string; words: readonly string[] }[] = TABLE.trim()
  .split("\n")
  .map((line) => {
    const [stem = "", ...words] = line.split(" ");
    return { stem, words };
  });
