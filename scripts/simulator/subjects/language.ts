/** Invented studies of the topics under "Language", in the notation of subjects.ts. */
export const LANGUAGE = String.raw`
# llm-agents: cs.AI cs.CL
LLM agents, tool use, planning, web navigation
Web Agents, Long-Horizon Tasks, Tool-Using Assistants

Agents That Plan Less and Recover More
spends its budget on detecting a wrong turn rather than on planning ahead
LLM agents complete short tasks reliably, but their success falls sharply as the number of steps grows.
Longer plans do not help, because the environment changes while the plan is carried out.
A verifier of 1.{k}B parameters reads each observation and decides whether to go on, to retry or to roll back.
{N} raises success on tasks of more than 30 steps by {p} points and halves the number of irreversible actions.

Learning When to Call a Tool
learns a value for each tool call from the trajectories that did without it
LLM agents act through tools, and most of their failures are small errors that nobody notices in time.
Reinforcement learning over full trajectories gives one bit of feedback for dozens of decisions.
No change to the underlying model is needed, and the overhead is {p}\% of the tokens.
With the same budget of tokens it solves {x}$\times$ as many tasks as a strong ReAct-style baseline.

A Shared Notebook for Teams of LLM Agents
gives a team of agents one append-only notebook in place of pairwise messages
LLM agents complete short tasks reliably, but their success falls sharply as the number of steps grows.
Longer plans do not help, because the environment changes while the plan is carried out.
No change to the underlying model is needed, and the overhead is {p}\% of the tokens.
{N} raises success on tasks of more than 30 steps by {p} points and halves the number of irreversible actions.

Replaying the Web for Agent Training
records real sites once and replays them with controlled changes as a training ground
Training LLM agents on live websites is slow, costly and hard to reproduce.
Current benchmarks report success only, which hides how often an agent recovers from its own mistakes.
We collect {k},200 annotated trajectories over 48 applications and release them with the environment.
Gains hold for open models from 8B to 72B parameters, and are largest for the smallest.

# computer-use: cs.AI cs.HC
GUI agents, GUI grounding, computer use
Office Software, Phones, Unseen Applications

Clicking Once and Looking Twice
compares the screen before and after each click and takes back the clicks that did nothing
A GUI agent that misses a button by ten pixels goes on as if it had been pressed.
Screenshots after each step are read for the next action and not for the last one.
The check reads {k}00 tokens and runs beside the next step.
{N} finishes {p}\% more tasks of more than 20 clicks.

GUI Grounding from Accessibility Trees That Lie
learns which parts of an accessibility tree the screen contradicts
GUI grounding needs to know where an element is, and accessibility trees are often wrong about it.
Pixels alone do not tell a disabled button from an active one.
We publish {k},000 screens of 80 applications with corrected trees.
Grounding accuracy rises by {k}.8 points, and by {p} points in applications without a usable tree.

# reasoning: cs.CL cs.AI cs.LG
reasoning, chain-of-thought, test-time compute, process reward
Mathematical Reasoning, Reasoning Models, Multi-Step Proofs

Stopping Chains of Thought at the Right Moment
reads from the hidden state whether the answer is already settled and stops there
Reasoning models spend most of their tokens after the answer has been found.
Cutting chains at a fixed length saves compute and loses exactly the hard problems.
The probe is a single linear layer, trained on {k}0,000 traces in an hour.
On competition mathematics {N} keeps the accuracy of the full chain with {p}\% of the tokens.

$k$-Step Lookahead for Process Rewards
scores a step by what it makes possible $k$ steps later
Process rewards promise dense feedback for reasoning models, yet they are trained on labels that few people can give.
We show that outcome rewards prefer verbose traces even where a shorter argument is as good.
Training uses no human labels: the signal comes from {k} continuations of each prefix.
Accuracy improves by {k}.4 points at equal compute, and the gain grows with difficulty.

Reasoning Backwards from Checkable Claims
writes the claims that could be checked first and reasons towards them
A long chain of thought improves accuracy, but it is unclear which steps carry the improvement.
Sampling many chains hides the problem rather than solving it, since errors are correlated.
An analysis of attention shows that only {p}\% of the steps are ever read again.
The effect transfers without training to code, logic puzzles and physics questions.

Short Proofs Teach Better
filters training traces by the shortest known proof instead of by correctness alone
Reasoning models spend most of their tokens after the answer has been found.
We show that outcome rewards prefer verbose traces even where a shorter argument is as good.
An analysis of attention shows that only {p}\% of the steps are ever read again.
On competition mathematics {N} keeps the accuracy of the full chain with {p}\% of the tokens.

# mathematics: cs.AI cs.LG
theorem proving, autoformalization, Lean
Olympiad Problems, Undergraduate Algebra, Proof Libraries

Lemmas Worth Keeping
keeps a lemma when a later proof has become shorter by it
Automated theorem proving searches every proof from the beginning, as if nobody had proved anything before.
Libraries grow with lemmas that are never used again and slow the search down.
The library is pruned every {k},000 proofs; all of it is checked by Lean.
{N} proves {p} more statements of a public set with the same search budget.

Autoformalization That Asks Back
asks one question whenever two formal statements fit the same sentence
Autoformalization turns a sentence into a formal statement, and nobody notices when it is the wrong one.
Checking that a statement compiles says nothing about what it means.
Questions are multiple choice, with {k} options at most.
With one question a problem, faithful statements rise from {p}\% to 8{k}\%.

# retrieval: cs.CL cs.AI
retrieval-augmented generation, dense retrieval, question answering
Open-Domain Question Answering, Long Documents, Enterprise Search

Retrieval-Augmented Generation That Knows When Not to Retrieve
decides per question whether retrieval would help, from the model's own uncertainty
Retrieval-augmented generation grounds language models in documents, but irrelevant passages mislead them.
Adding more passages helps up to a point, after which accuracy falls below that of no retrieval at all.
Neither the reader nor the document encoder is changed.
{N} improves exact match by {k}.7 points over five question answering sets, with {p}\% fewer retrieved tokens.

Citations as Training Signal for Retrievers
treats each citation in an answer as a label for the retriever
Models for dense retrieval are trained on questions that look little like those users ask.
Labels for relevance are expensive and age with the collection.
We train on {k} million questions from logs, with personal data removed.
Recall at 20 rises on 14 of 18 retrieval tasks, most of all on those without training data.

Indexing Claims instead of Passages
breaks documents into single claims and indexes those
Document retrieval for a large collection needs evidence from several documents that no single query finds.
Fixed-length chunks cut arguments in half and double the size of the index.
The index grows by {p}\%, while the passages handed to the reader shrink to a third.
Unsupported statements fall from {p}\% to {k}\% in a blind annotation.

# long-context: cs.CL cs.LG
long context, linear attention, memory
Book-Length Inputs, Conversations over Weeks, State-Space Models

A Table of Contents for Long Context
writes a table of contents while it reads and looks sections up by it
Long context windows hold a book, and models answer from its first and last chapter.
Attention over all of it costs more than reading the right chapter twice.
The table takes {k}00 tokens for each 100,000 read.
{N} answers {p}\% more questions about the middle third of a book.

Linear Attention That Can Say It Forgot
keeps a counter with each memory slot that tells how often it was overwritten
Linear attention reads any length at a constant cost a token, and silently loses what it has read.
Larger states postpone the loss, and no state makes it visible.
The counters add {k}\% to the size of the state.
Asked for something lost, the model says so in 9{k}\% of the cases and invents an answer in the others.

# code-generation: cs.SE cs.CL cs.LG
code generation, program repair, software engineering, unit tests
Repository-Level Code Generation, Program Repair, Legacy Code

Code Models That Read the Tests First
conditions the generator on the tests it will have to pass, and on those it must not break
Code generation by language models passes its tests and is often wrong where nobody tested.
Self-generated tests share the blind spots of the code they test.
No execution is needed at inference time.
The number of edits that break other tests falls by {p}\%.

Repairing Programs by Asking What Changed
compares the traces of a failing and a passing run and shows the model the first difference
Program repair shows that language models write functions well and change existing programs badly.
Benchmarks made of small functions no longer tell strong models apart.
We mine {k},800 commits from 214 permissively licensed repositories in six languages.
{N} resolves {p}\% of the issues in a verified benchmark, {k} points more than the same model without it.

Repository Memory for Coding Agents
keeps a memory of past edits in a repository and retrieves them by intent
Coding agents spend most of their tokens on finding the place to edit.
Longer contexts help less than expected, since the relevant file is rarely the similar one.
The memory takes {k} MB per repository and is built in one pass over the history.
Tokens per solved issue drop by a factor of {x}.

# evaluation: cs.CL cs.AI
evaluation, benchmark, contamination, LLM-as-a-judge
Language Models, Scientific Claims, Multilingual Models

A Benchmark That Renews Itself Every Month
draws its questions from texts published after each model's cut-off and retires them after a month
Benchmarks for language models are outlived by the models they rank.
Data contamination is hard to prove, and removing suspected items makes scores incomparable over time.
The benchmark has {k},400 items in 14 languages; each was written by one expert and checked by two.
Scores of older models drop by up to {p} points once contaminated items are gone.

How Many Items Does an Evaluation Need?
chooses the next item by what it would tell about the ranking
Leaderboards rank language models by differences that are often smaller than the noise of the test set.
Running a full evaluation suite costs more than training many of the models in it.
An item-response model with a random effect per family of models keeps the estimate unbiased.
{N} reproduces the full ranking with {p}\% of the items.

Judging the Judges
measures an LLM judge by answers whose flaws were planted on purpose
LLM-as-a-judge has become common practice, although the judge is seldom evaluated itself.
Agreement with people says little where people disagree among themselves.
All prompts, outputs and scores of 37 models are released.
The best judge misses {p}\% of the planted flaws, and longer answers hide them better.

# training-data: cs.CL cs.LG
data curation, data mixture, small language models
On-Device Assistants, Models under One Billion Parameters, Code and Text

Small Language Models Need Different Data
selects text by what a small model can still learn from it
Pretraining data for small language models follow recipes made for large ones.
Text that helps a model of 70B parameters can harm one of 500M.
The selection uses {k} proxy runs of 10$^{18}$ operations each.
{N} improves a 600M model by {k}.3 points on average, as much as doubling its size.

A Data Mixture That Changes Its Mind
moves the shares of a data mixture by what the last thousand steps have taught
The data mixture of a language model is fixed before anybody knows what it will lack.
Searching for a better one takes hundreds of small runs, and the answer does not scale.
The shares move by at most {k}\% a day and come to rest by themselves.
The final loss is that of the best of {p} fixed mixtures, at the cost of one.

# fine-tuning: cs.LG cs.CL
parameter-efficient fine-tuning, low-rank adaptation, model merging
Small Budgets, On-Device Models, Many Tasks at Once

Growing Small Models from Large Ones
starts a small model from the principal directions of a large one
Parameter-efficient methods teach a large model a new task, and the model stays large.
Pruning keeps the shape of the large model, and with it much of its cost.
Training takes {k} days on eight GPUs; weights and data are public.
The same quality is reached with {p}\% of the tokens.

Low-Rank Adaptation with a Rank That Shrinks
starts from a high rank and gives up a direction when it has not been used
Low-rank adaptation asks for a rank before anybody knows how hard the task is.
Searching for it costs more than the training it is meant to make cheap.
The average rank comes to {k}, from 64 at the start.
{N} matches the best rank on {k} of 9 tasks and uses {p}\% of its parameters.

# preference-tuning: cs.LG cs.CL
preference optimization, RLHF, reward models
Small Annotator Pools, Long Answers, Many Languages

Preference Optimization from Answers Nobody Compared
infers comparisons from ratings that different people gave to different answers
Direct preference optimization asks for pairs of answers, and most feedback comes as a rating of one.
Pairs that are made up from ratings inherit how strictly each annotator rates.
A scale for each annotator is fitted along with the model, in {k}00 more parameters.
With as many ratings as pairs, {N} loses {k} points to pairs; with ten times as many it wins {p}\% of the comparisons.

Reward Models That Say When They Guess
gives every reward an interval and learns from pairs only where the intervals part
A reward model is as sure about a poem as about a sum, and RLHF follows it everywhere.
Ensembles tell where human preference is unclear, at several times the cost.
The interval comes from the last layer and costs {k}\% of a forward pass.
Tuned with it, models are preferred in {p}\% of the comparisons and drift half as far from where they began.

# multilingual: cs.CL
tokenization, byte-level models, machine translation
Multilingual Pre-Training, Byte-Level Models, Morphologically Rich Languages

Tokenization That Treats Languages Alike
sets the merge order so that the same sentence costs about as many tokens in each language
A multilingual language model can need five times as many tokens for the same sentence in one language as in another.
Larger vocabularies help the languages that need it least.
The tokenizer covers {k}3 scripts with a vocabulary of 128k entries.
{N} lowers the worst-case cost by {p}\% and improves {k} of 9 languages without harm to English.

Bytes in Patches of Equal Surprise
cuts a stream of bytes wherever the accumulated surprise passes a threshold $\tau$
Tokenizers fail low-resource languages, since they are trained on text that few of their speakers write.
Byte-level models are fair and slow.
An existing model adapts to it within {k} billion tokens.
At equal compute, bits per byte fall by {k}\%, and spelling errors no longer break the model.

# hallucination: cs.CL cs.AI
hallucination, factuality, fact-checking
Long Answers, Medical Questions, Quotations

Hallucination Detection from Two Readings
asks the model to state the same fact in another order and compares the two
Hallucination detection by sampling needs ten answers to learn whether one can be trusted.
Models are consistent about their favourite mistakes.
Two readings cost {k}0\% of one answer, since only claims are repeated.
{N} finds {p}\% of the false claims at a precision of 8{k}\%.

Quotations That Can Be Found Again
lets the model quote only what a search has returned, character by character
Language models invent quotations, and fact-checking them by hand takes longer than writing.
A penalty on invention lowers the number of quotations, not the share of false ones.
The constraint is a suffix automaton over {k},000 documents and costs {k} ms a token.
Every quotation can be found, and readers ask for a correction {x} times less often.

# speech-and-audio: eess.AS cs.SD cs.CL
speech recognition, text-to-speech, audio, spoken dialogue
Low-Resource Speech, Full-Duplex Dialogue, Streaming Recognition

Speech Tokens at Twelve Hertz
codes speech at 12 tokens a second by leaving the speaker to a single global vector
Text-to-speech turns words into tokens, but into far more of them than the words it holds.
Lower token rates have so far meant audible artefacts.
Listeners rated {k}00 samples in a blind test.
Listeners cannot tell the result from a codec at {x} times the rate.

Listening while Speaking
models both sides of a conversation in one stream and learns when to yield the turn
Systems for spoken language still wait for silence before they answer.
Turn-taking rules written by hand break down as soon as people interrupt.
The model has {k}00M parameters and answers within 1{k}0 ms.
Interruptions are handled correctly in 9{k}\% of the cases, against {p}\% before.

Speech Recognition for Languages without a Standard Spelling
scores hypotheses against all spellings that speakers accept
Most of the world's languages have hours, not years, of transcribed speech.
Word error rate punishes speech recognition for spellings that no native speaker would call wrong.
Training uses {k}0,000 hours of public recordings in 31 languages.
{N} lowers the word error rate by {p}\% relative, with the largest gains for the smallest languages.
`;
