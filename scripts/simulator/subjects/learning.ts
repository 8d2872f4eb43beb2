/** Invented studies of the topics under "Learning", in the notation of subjects.ts. */
export const LEARNING = String.raw`
# machine-unlearning: cs.LG cs.CL cs.CR
machine unlearning, forgetting, privacy, gradient ascent, LLM safety
Large Language Models, Diffusion Models, Federated Clients, Deployed Models

Machine Unlearning in the Null Space of What Must Stay
projects every update for the forget set onto the null space of the retained gradients
Machine unlearning asks for a model that behaves as if some of its training data had never been seen.
Gradient ascent on the forget set removes the target, but it also harms related knowledge that should stay.
The procedure needs no access to the retained data beyond a summary of {k}0 MB, and a request is served in under {k} minutes on one GPU.
On three unlearning benchmarks {N} lowers the attack success to {p}\% while keeping all but 1.{k}\% of the utility.

Certified Forgetting without Retraining
replaces retraining by $k$ noisy Newton steps and certifies that the result is indistinguishable from a model that never saw the data
Machine unlearning became a duty when regulations gave people the right to have their data removed.
Existing approximate methods degrade after a handful of requests, and their guarantees do not compose.
A bound on the residual influence follows for $\epsilon = 10^{-{k}}$ under mild assumptions on smoothness.
Across models from 1B to 70B parameters, membership inference falls to chance, and general ability drops by less than {k} points.

Unlearning One Concept at a Time
finds the few attention heads that carry a concept and edits only those
Language models memorise passages that their owners later want to take back, and retraining from scratch is rarely affordable.
Most methods of machine unlearning are judged by the outputs alone, although the forgotten facts can often be recovered from the hidden states.
We separate forgetting of the wording from forgetting of the fact, and measure both.
On three unlearning benchmarks {N} lowers the attack success to {p}\% while keeping all but 1.{k}\% of the utility.

Forgetting That Survives Fine-Tuning
flattens the loss surface around the unlearned weights, so that later fine-tuning does not bring the data back
Machine unlearning asks for a model that behaves as if some of its training data had never been seen.
A few steps of fine-tuning on unrelated text are enough to undo most published approaches.
We separate forgetting of the wording from forgetting of the fact, and measure both.
Relearning takes {x}$\times$ as many steps as for the strongest baseline.

Who Remembers? Auditing Unlearned Models from Outside
audits an unlearned model by black-box queries that compare it with $k$ shadow models
Regulations give people the right to have their data removed, and machine unlearning promises to honour it.
Most methods are judged by the outputs alone, although the forgotten facts can often be recovered from the hidden states.
We separate forgetting of the wording from forgetting of the fact, and measure both.
The audit exposes {k} of 9 published methods, with {p}\% fewer queries than earlier tests need.

Continual Unlearning under Repeated Deletion Requests
keeps a low-rank record of each deletion and merges the records when they interfere
As deletion requests arrive one after another, machine unlearning turns from a single repair into a routine.
Existing approximate methods degrade after a handful of requests, and their guarantees do not compose.
The procedure needs no access to the retained data beyond a summary of {k}0 MB, and a request is served in under {k} minutes on one GPU.
On three unlearning benchmarks {N} lowers the attack success to {p}\% while keeping all but 1.{k}\% of the utility.

# reinforcement-learning: cs.LG cs.AI stat.ML
reinforcement learning, exploration, policy optimization, RLVR
Verifiable Rewards, Sparse Rewards, Offline Data

Policy Optimization with Group Baselines That Do Not Leak
computes each baseline from the other samples of a group only
Reinforcement learning with verifiable rewards (RLVR) improves language models until their outputs collapse to a few patterns.
We trace the effect to a bias of order $1/n$ in the usual group baseline.
The change is one line of code and costs nothing at run time.
{N} keeps pass@64 at its initial level while pass@1 rises by {p} points.

Exploring Where the Model Is Surprised Twice
rewards states whose prediction error does not shrink on a second visit
Exploration bonuses in deep reinforcement learning send agents to noise as readily as to novelty.
Counts of visits do not scale, and networks that predict noise learn at their own pace.
All runs use {k} seeds, and we report the interquartile mean.
It reaches the same return in {p}\% of the environment steps on {k} of 10 hard-exploration games.

# diffusion-models: cs.CV cs.LG
diffusion models, image generation, distillation, guidance
Text-to-Image Generation, Diffusion Transformers, Few-Step Samplers

One-Step Diffusion with a Memory of the Teacher
distils a diffusion model into one step and keeps a small cache of the teacher's denoising trajectories
Diffusion models produce striking images at the price of dozens of network evaluations.
Distilled students are fast, but they lose small objects and legible text.
The cost is one extra forward pass in every {k} training steps.
{N} reaches an FID of 1.{k}8 in one step, within {p}\% of its teacher at 50 steps.

Guidance That Fades
lets the strength of guidance decay with the signal-to-noise ratio
Classifier-free guidance trades diversity for fidelity in a diffusion transformer, and the right trade differs from step to step.
Constant guidance over-saturates early steps and has next to no effect on late ones.
The method applies to U-Nets and transformers alike, in pixel and in latent space.
In a study with 240 participants its images are preferred in 6{k}\% of the comparisons.

Noise Schedules Learned from the Data Spectrum
derives the noise schedule from the power spectrum of the training images
Denoising diffusion produces striking images at the price of dozens of network evaluations.
Schedules are still chosen by hand for each resolution.
A short derivation shows the schedule to be optimal for Gaussian data with covariance $\Sigma$.
Training converges {x}$\times$ faster at 1024 pixels, without loss of diversity.

Editing Images along the Score
moves an image along the difference of two score fields and needs no inversion
Text-guided editing with latent diffusion tends to change what was meant to stay.
Inversion is slow and drifts, and masks have to be drawn by hand.
The method applies to U-Nets and transformers alike, in pixel and in latent space.
In a study with 240 participants its images are preferred in 6{k}\% of the comparisons.

# representation-learning: cs.LG cs.CV
representation learning, self-supervised learning, contrastive learning
Remote Sensing, Tabular Data, Small Datasets

Features That Agree across Crops of Different Size
asks a small crop to predict the feature of a large one, and never the other way round
Self-supervised learning yields features that transfer well, except where objects are small.
Treating all crops alike rewards whatever they share, which is mostly texture.
Training needs no negative pairs and a batch of 1,024 images.
Linear probes gain {k}.1 points on average, and {p} points on objects below 32 pixels.

Contrastive Learning without a Temperature
replaces the temperature by the rank of each negative
Contrastive learning depends on a temperature that nobody knows how to choose.
A value that suits one dataset can cost {p} points on another.
The loss is a sum over sorted similarities and costs $O(n \log n)$ a batch.
{N} is within 0.{k} points of the best temperature on all 14 datasets, without a search.

# continual-learning: cs.LG cs.CL
continual learning, catastrophic forgetting, knowledge editing
Streams of Tasks, Language Models, Robots in the Field

Replay What Is About to Be Lost
predicts from the gradient which examples the next update would undo, and replays those
Continual learning lets a model learn new tasks, and catastrophic forgetting makes it pay with the old ones.
A buffer filled at random holds mostly examples that were never at risk.
The buffer has {k}00 places, whatever the number of tasks.
{N} halves forgetting over {k}0 tasks at the cost of one extra backward pass in ten.

Edits That Add Up
stores each edit as a key and a value beside the weights and merges those that agree
Knowledge editing corrects a fact in a language model without training it anew.
After some hundred edits most methods have damaged sentences that nobody asked to change.
An edit takes {k}0 ms and {k} kB.
After 10,000 edits 9{k}\% of the new facts hold, and perplexity on other text has not moved.

# federated-learning: cs.LG cs.CR
differential privacy, federated learning, membership inference
Federated Fine-Tuning, Synthetic Text, Private Retrieval

Private Fine-Tuning at the Price of a Prompt
moves the private signal into a prompt of 20 vectors and adds noise there
Differential privacy protects training data at a cost in accuracy that grows with the size of the model.
Clipping per example doubles memory and rules out long sequences.
The guarantee is $(\epsilon, \delta)$ with $\epsilon = {k}$ and $\delta = 10^{-6}$.
{N} loses {k}.6 points against training without privacy, where earlier work lost {p}.

What a Gradient Tells about Its Client
reconstructs who took part in a round from the aggregated gradient alone
Federated learning keeps data on the device, yet updates travel and talk.
Secure aggregation hides single updates and leaves their sum open to analysis.
The analysis holds for any number of local steps.
Participants are identified with {p}\% precision, and a simple countermeasure brings this to chance.

# graph-learning: cs.LG stat.ML
graph neural networks, graph learning, link prediction
Heterophilous Graphs, Temporal Graphs, Molecular Graphs

Message Passing with a Budget
learns which messages are worth sending under a fixed budget of edges
Graph neural networks lose information as messages travel further than a few hops.
Rewiring the graph beforehand ignores what the task needs.
A graph with 10$^{k}$ nodes fits on one GPU.
{N} is best on {k} of 12 datasets and uses {p}\% of the memory of the runner-up.

Graph Transformers with Linear Memory
replaces full attention between nodes by random walks that meet
Graph transformers see every pair of nodes, which no graph neural network does, at a cost that rules out large graphs.
Sampling neighbours makes training cheap and predictions noisy.
We prove that the approximation error decays as $O(1/\sqrt{{k}n})$ in the number of walks.
On long-range tasks the gain is {p}\%, and training is {x}$\times$ faster.

# time-series: cs.LG stat.ML
time series, forecasting, anomaly detection
Energy Demand, Irregular Sampling, Many Short Series

Forecasting with the Calendar as a Prompt
writes holidays, weekdays and clock changes into a prompt that the model reads with the series
Time series forecasting by foundation models ignores what everybody knows about the day ahead.
Adding covariates needs a model for each set of them.
One model of {k}0M parameters serves 28 public datasets without training on them.
{N} cuts the error on public holidays by {p}\% and never raises it by more than 0.{k}\%.

Anomaly Detection by Waiting One More Step
holds back an alarm until the next value has confirmed it or ruled it out
Alarms raised on the first odd value are mostly false, and operators learn to ignore them.
Benchmarks count points, although one long fault is one event.
The delay is one sample; the threshold is a quantile of the last {k}0 days.
False alarms fall by {p}\%, and {k} of 100 faults are reported later than before.

# interpretability: cs.LG cs.CL
mechanistic interpretability, sparse autoencoders, steering
Language Models, Vision Transformers, Protein Models

Sparse Autoencoders with Names for Their Features
keeps a feature only when a name predicts where it fires
Sparse autoencoders are to make a language model interpretable, and nobody can name most of their features.
A label written after training explains the examples it was written from and few others.
Names are words of a fixed list of {k}0,000, so that two runs can be compared.
{N} keeps {p}\% of the features and 9{k}\% of the loss recovered.

Steering by Subtraction
removes a direction that only unwanted answers use, in place of adding one
Activation steering changes the behaviour of a model without training, and often its grammar.
Directions found from pairs of prompts also hold what else the prompts differ in.
The direction is found by activation patching of an LLM, from {k}0 examples in a minute.
The behaviour falls by {p}\%, and readers find as few slips as in unchanged text.

# learning-theory: stat.ML cs.LG
generalization bounds, scaling laws, sample complexity
Overparameterized Networks, Online Learning, Heavy Tails

A Generalization Bound That Can Be Measured
bounds the gap by how much the weights move when one batch is left out
A generalization bound should tell before the test which of two networks will do better.
Bounds that count parameters are vacuous, and those that do not cannot be computed.
The bound holds with probability $1 - \delta$ for every step of training.
It ranks {k}00 trained networks with a correlation of 0.8{k}, against 0.{k} for the best known bound.

Sample Complexity of Learning from Ties
treats a tie between two answers as a measurement of their distance
Preferences are collected as pairs, and annotators who cannot decide are asked to decide all the same.
The sample complexity of learning from such forced choices grows with the share of ties.
The estimator is the solution of a convex program with {k} constraints a pair.
We prove a rate of $O(d / \sqrt{n})$ and match it up to a factor of {x} in experiments.

# causality: stat.ML cs.LG
causal inference, treatment effects, causal discovery
Observational Studies, Networks, Recommender Logs

Treatment Effects When the Treated Talk to Each Other
models who could have told whom and averages over it
The treatment effect of a campaign is usually estimated as if people did not talk.
Clusters drawn from a map miss the friends who live elsewhere.
The estimator is consistent when the network is known up to {k}\% of its edges.
In three re-analysed trials the estimate changes by {p}\%, once with another sign.

Causal Discovery from Broken Experiments
uses the runs in which an intervention failed as further environments
Causal discovery needs interventions, and half of those in a laboratory do not work as planned.
Failed runs are thrown away, although how they failed tells about the mechanism.
The search scores {k}0 candidate graphs a second for 200 variables.
{N} recovers {p}\% more edges than methods that keep the clean runs only.

# uncertainty: stat.ML cs.LG
uncertainty quantification, conformal prediction, calibration
Rare Classes, Shifting Data, Medical Decisions

Conformal Prediction for Questions with Many Answers
counts an answer as covered when any of its paraphrases is
Conformal prediction turns scores into sets that hold the truth with a chosen probability.
For text the set is either empty or everything, since almost every string is possible.
It takes {k}00 labelled questions to calibrate, once for each domain.
Sets hold the truth in 90\% of the cases with {k}.4 answers on average, a third of earlier ones.

How Sure Is a Model of What It Has Never Seen?
measures how fast the prediction changes when the input is moved towards the training data
Uncertainty quantification mixes two things: noise in the data and the absence of data.
Ensembles tell them apart at {k} times the cost of one model.
The measure takes one extra forward pass and no change in training.
Detection of unseen classes improves by {p} points over an ensemble of five.
`;
