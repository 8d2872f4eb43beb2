/** Invented studies of the topics under "Science", in the notation of subjects.ts. */
export const SCIENCE = String.raw`
# biology: q-bio.BM cs.LG
protein design, single-cell, genomics
Enzymes, Rare Cell Types, Long Genomes

Protein Design with a Budget of Experiments
chooses the next plate of variants by what it would rule out
Protein design by models proposes thousands of sequences, and a laboratory can make a hundred.
Ranking by likelihood picks sequences that are all alike.
Four rounds of {k}6 variants were made and measured.
The best enzyme is {x}$\times$ as active as the first, after half of the usual rounds.

Single-Cell Maps That Agree across Laboratories
learns which differences a laboratory makes and takes only those away
Single-cell data of two laboratories differ more by laboratory than by disease.
Correction removes the difference and, with it, rare types of cells.
We join {k}.4 million cells of 31 studies.
{N} keeps {p}\% more of the rare cell types that experts had named.

# chemistry-and-materials: physics.chem-ph cond-mat.mtrl-sci cs.LG
drug discovery, interatomic potentials, retrosynthesis
Battery Electrolytes, Small Molecules, Catalysts

Drug Discovery with Molecules That Can Be Made
builds a molecule from the reactions of one laboratory's shelf
Drug discovery by generation proposes molecules that no chemist could make.
Scores for synthesis are learned from what was published, not from what failed.
The shelf has {k},200 building blocks and 64 reactions.
Of {k}0 proposals {p}\% were made at the first attempt.

An Interatomic Potential That Knows Its Limits
refuses a step of the simulation that leaves what it was trained on
An interatomic potential learned from data is fast, accurate and, now and then, absurd.
Simulations fail after hours, and nobody can tell when they began to.
The test costs {k}\% of a step.
Failures are noticed {k}0 steps ahead, and {p}\% of the simulations run to their end.

# medicine: cs.LG eess.IV
medical imaging, clinical NLP, foundation models, calibration
Radiology Reports, Electronic Health Records, Digital Pathology

Clinical Models That Say How Sure They Are
calibrates a clinical model per subgroup, with a guarantee at each hospital
Models for medical imaging are accurate on average and overconfident where it matters.
Calibration on pooled data hides that small hospitals are served worst.
The study covers {k}80,000 examinations from 11 hospitals in four countries.
{N} halves the calibration error and raises sensitivity by {k}.2 points at equal specificity.

One Foundation Model for Seven Kinds of Scan
trains one encoder on seven imaging modalities with a shared anatomy as the anchor
Medical imaging has a model for each kind of scan, although all of them show the same body.
Privacy rules keep data apart that would have to be seen together.
Two radiologists with {k}0 years of experience reviewed all disagreements.
With {p}\% of the labels it matches models trained for one modality.

# climate-and-earth: physics.ao-ph cs.LG
weather forecasting, remote sensing, climate models
Flash Floods, Cloudy Regions, Seasonal Forecasts

Weather Forecasting with Yesterday's Mistakes
reads the errors of the last ten forecasts along with the weather
Weather forecasting by neural networks makes the same mistake in the same valley every morning.
Correcting afterwards helps the mean and breaks the physics.
The errors add {k} channels to the input.
Wind in mountains is forecast {p}\% better, and elsewhere no worse.

Remote Sensing under Clouds
fills a cloud with what radar saw and says how sure it is
Remote sensing of the tropics waits for a day without clouds, for months.
Radar sees through clouds, but it measures roughness rather than colour.
One scene of {k}00 square kilometres takes {k} seconds.
Clearings are found {p} days earlier, with {k}\% false alarms.

# physics-and-simulation: physics.comp-ph cs.LG
neural operators, physics-informed learning, surrogate models
Turbulence, Moving Boundaries, Plasma

A Neural Operator with a Conserved Remainder
corrects what a step has lost of energy and mass before it goes on
A neural operator is a thousand times as fast as the solver it learned from, and leaks.
Penalties for leaking slow the training down and do not stop it.
The correction is a projection with {k} constraints.
After {k}0,000 steps energy is right to 10$^{-6}$, and the error of the field is {p}\% lower.

Physics-Informed Networks That Start on the Boundary
learns the boundary first and moves inwards
Physics-informed networks fail where the solution changes fast, which is at the boundary.
Weights between the terms of the loss are tuned by hand for each equation.
It takes {k} stages, each from the weights of the last.
{N} converges on {k} of 10 equations on which the usual loss does not.

# neuroscience: q-bio.NC cs.NE cs.LG
EEG, fMRI, spiking networks
Sleep, Speech Decoding, Implants

EEG Decoding across Sessions and Caps
learns where the electrodes sit from the signal itself
EEG decoders trained on Monday fail on Tuesday, because the cap sits elsewhere.
Calibrating anew takes {k}0 minutes of a patient's day.
The shift is found from {k} seconds of rest.
Accuracy on the second day falls by {k} points, in place of {p}.

Spiking Neural Networks with a Slow Clock
lets each layer keep its own time
Spiking neural networks process an event in a millisecond and a sentence not at all.
One time constant for all layers is either too short or too long.
The constants are learned; they come to lie between 2 and {k}00 ms.
Energy falls by a factor of {x} at equal accuracy on speech commands.

# automated-research: cs.AI cs.CL
AI for science, hypothesis generation, peer review
Negative Results, Laboratory Notebooks, Literature Reviews

An AI Scientist That Keeps a Notebook
writes what it expects before each experiment and is scored by the surprise
An AI scientist that sees its results first explains every one of them.
Reports of automated studies leave out the runs that failed.
The notebook can only be appended to; {k}00 of them are released.
Claims that a second run confirms rise from {p}\% to 8{k}\%.

Hypothesis Generation from Contradictions
looks for pairs of papers that cannot both be right
Hypothesis generation by language models returns what many papers say already.
Contradictions are rare, scattered and worth more than agreement.
From {k} million abstracts it takes {k}4,000 pairs, of which experts confirm two in three.
Of {k}0 experiments that follow from them, {k} have been done since.
`;
