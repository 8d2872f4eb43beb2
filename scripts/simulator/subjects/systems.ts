/** Invented studies of the topics under "Systems", in the notation of subjects.ts. */
export const SYSTEMS = String.raw`
# efficient-inference: cs.LG cs.AR
quantization, efficient inference, KV cache, speculative decoding
Long-Context Inference, Mixture-of-Experts Models, Consumer GPUs

Two-Bit Weights with Four-Bit Accuracy
rotates the weights so that outliers vanish before they are rounded to two bits
Quantization of an LLM below four bits has so far cost more accuracy than it saved memory.
Outliers in a few channels force a wide range on all the others.
The kernel fuses rotation and rounding and adds {k}\% to the time of a matrix product.
{N} decodes {x}$\times$ faster on one consumer GPU, with a loss of perplexity below 0.{k}.

A KV Cache That Forgets Gracefully
merges old entries of the KV cache instead of dropping them
The KV cache of a long context outgrows the model itself.
Evicting entries by attention score discards tokens that matter only later.
Calibration takes {k} minutes on 128 sequences and no gradient.
Memory falls by {p}\% at a context of 128k tokens, and accuracy stays within one point.

Speculative Decoding without a Draft Model
drafts tokens from the model's own early layers and verifies them in one pass
Serving large language models is limited by memory traffic rather than by arithmetic.
Draft models for speculative decoding must be trained, stored and kept in step with their target.
The output distribution is provably that of the original model.
Throughput grows by {p}\% in a production trace of mixed requests.

# distributed-training: cs.DC cs.LG
distributed training, low precision, optimizers
Unreliable Machines, Slow Networks, Eight-Bit Formats

Distributed Training That Shrugs Off a Lost Machine
lets the other machines finish the step of one that has gone
Distributed training on a thousand machines loses one of them every few hours, and waits.
Checkpoints cost {k}\% of the time and a restart costs {p} minutes.
Each machine holds the optimizer state of two others.
Over 30 days {N} loses {k} minutes in all, where checkpoints lost {k} hours.

Mixed-Precision Training without a Loss Scale
chooses the exponent of each tensor from its last ten steps
Mixed-precision training in eight bits diverges late, when most of the budget is spent.
A global loss scale protects the smallest gradient at the expense of the largest.
The choice costs {k} instructions a tensor.
Models up to {k}B parameters train to the same loss as in 16 bits, {x}$\times$ as fast.

# mixture-of-experts: cs.LG cs.CL
mixture of experts, routing, sparse models
Multilingual Text, Small Batches, On-Device Serving

Mixture of Experts with Experts That Retire
retires an expert whose tokens others would have served as well
A mixture of experts in a language model keeps dozens of experts that do the same.
Losses for balance keep all of them busy and none of them different.
One expert in {k} retires in the first half of training.
{N} has {p}\% fewer parameters at equal loss and routes {x}$\times$ as steadily.

Expert Routing by Sentence
routes a whole sentence to the same experts
Expert routing by token loads every expert for every sentence, which a telephone cannot.
Pruning experts afterwards forgets whole languages.
Sentences are routed after their first {k} tokens.
Memory traffic falls by {p}\%, with a loss of 0.{k} points on average.

# hardware: cs.AR cs.LG
GPU kernels, accelerators, on-device learning
Phones, Analog Memory, Embedded Systems

A GPU Kernel Is a Search Problem with a Good Start
starts the search from the kernel that people wrote for the nearest shape
A GPU kernel for a new shape takes an expert a week, or a search a day.
Search from nothing finds again what is in every manual.
The search tries {k}00 variants in an hour on one card.
{N} is {x}$\times$ faster than the library on shapes that nobody had tuned.

On-Device Learning in Thirty Kilobytes
updates biases and the scale of each layer and recomputes everything else
On-device learning needs memory for activations that small devices do not have.
Sending data away is what such devices are bought to avoid.
It runs on a microcontroller at {k}4 MHz with {k}0 mW.
Accuracy after a week of use rises by {p} points, on three of four tasks.

# recommender-systems: cs.IR cs.LG
recommender systems, sequential recommendation, click-through rate
News, Music, Second-Hand Goods

A Recommender System That Lets You Leave
stops recommending when the next item would not be finished
A recommender system is rewarded for one more item, and its users are not.
Time spent is easy to measure and a poor sign of a good evening.
The rule is learned from {k} million sessions with consent.
Sessions are {p}\% shorter, and {k}\% more of the users come back next week.

Sequential Recommendation without Identifiers
describes items by their text and forgets their numbers
Sequential recommendation learns a vector for each item and knows nothing of those added today.
Second-hand goods are sold before anybody has seen them twice.
One model serves {k} shops without training on them.
For items less than a day old, recall rises by a factor of {x}.

# security: cs.CR cs.LG
adversarial robustness, prompt injection, backdoors
Tool-Using Assistants, Open-Weight Models, Mail Clients

Prompt Injection Stops at the Envelope
marks where each token came from and lets only the user's tokens choose tools
Prompt injection works because a model reads its orders and its mail in one stream.
Filters recognise yesterday's wording.
The mark is one bit a token, added to the attention bias.
Of {k}00 attacks {k} still succeed, and useful tasks are finished {p}\% as slowly again.

A Backdoor Attack That Survives Distillation
hides the trigger in how a teacher is unsure
A backdoor attack on a teacher was thought to be lost when a student is trained on clean data.
Students copy the mistakes of their teachers along with the answers.
The trigger changes {k}\% of the soft labels, none of them by rank.
The student obeys the trigger in {p}\% of the cases; a small temperature prevents it.
`;
