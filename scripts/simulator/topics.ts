// What the invented papers are made of. In every sentence {N} stands for the name of the method,
// {p} for a percentage, {x} for a factor and {k} for a small number.

export interface Topic {
  keywords: string[];
  /** What a title says the work is for. */
  settings: string[];
  studies: Study[];
}

/** A piece of work, in the sentences of its abstract. */
interface Study {
  /** The title, after the name of the method. */
  title: string;
  /** What the method does, after its name. */
  does: string;
  opening: string;
  gap: string;
  detail: string;
  result: string;
}

/** Is part of every day's list. */
export const UNLEARNING: Topic = {
  keywords: ["machine unlearning", "forgetting", "privacy", "gradient ascent", "LLM safety"],
  settings: ["Large Language Models", "Diffusion Models", "Federated Clients", "Deployed Models"],
  studies: [
    {
      title: "Machine Unlearning in the Null Space of What Must Stay",
      does: "projects every update for the forget set onto the null space of the retained gradients",
      opening:
        "Machine unlearning asks for a model that behaves as if some of its training data had never been seen.",
      gap: "Gradient ascent on the forget set removes the target, but it also harms related knowledge that should stay.",
      detail:
        "The procedure needs no access to the retained data beyond a summary of {k}0 MB, and a request is served in under {k} minutes on one GPU.",
      result:
        "On three unlearning benchmarks {N} lowers the attack success to {p}\\% while keeping all but 1.{k}\\% of the utility.",
    },
    {
      title: "Certified Forgetting without Retraining",
      does: "replaces retraining by $k$ noisy Newton steps and certifies that the result is indistinguishable from a model that never saw the data",
      opening:
        "Regulations give people the right to have their data removed, yet a trained model cannot simply drop what it has learned.",
      gap: "Existing approximate methods degrade after a handful of requests, and their guarantees do not compose.",
      detail:
        "A bound on the residual influence follows for $\\epsilon = 10^{-{k}}$ under mild assumptions on smoothness.",
      result:
        "Across models from 1B to 70B parameters, membership inference falls to chance, and general ability drops by less than {k} points.",
    },
    {
      title: "Unlearning One Concept at a Time",
      does: "finds the few attention heads that carry a concept and edits only those",
      opening:
        "Language models memorise passages that their owners later want to take back, and retraining from scratch is rarely affordable.",
      gap: "Most methods are judged by the outputs alone, although the forgotten facts can often be recovered from the hidden states.",
      detail:
        "We separate forgetting of the wording from forgetting of the fact, and measure both.",
      result:
        "On three unlearning benchmarks {N} lowers the attack success to {p}\\% while keeping all but 1.{k}\\% of the utility.",
    },
    {
      title: "Forgetting That Survives Fine-Tuning",
      does: "flattens the loss surface around the unlearned weights, so that later fine-tuning does not bring the data back",
      opening:
        "Machine unlearning asks for a model that behaves as if some of its training data had never been seen.",
      gap: "A few steps of fine-tuning on unrelated text are enough to undo most published approaches.",
      detail:
        "We separate forgetting of the wording from forgetting of the fact, and measure both.",
      result: "Relearning takes {x}$\\times$ as many steps as for the strongest baseline.",
    },
    {
      title: "Who Remembers? Auditing Unlearned Models from Outside",
      does: "audits an unlearned model by black-box queries that compare it with $k$ shadow models",
      opening:
        "Regulations give people the right to have their data removed, yet a trained model cannot simply drop what it has learned.",
      gap: "Most methods are judged by the outputs alone, although the forgotten facts can often be recovered from the hidden states.",
      detail:
        "We separate forgetting of the wording from forgetting of the fact, and measure both.",
      result:
        "The audit exposes {k} of 9 published methods, with {p}\\% fewer queries than earlier tests need.",
    },
    {
      title: "Continual Unlearning under Repeated Deletion Requests",
      does: "keeps a low-rank record of each deletion and merges the records when they interfere",
      opening:
        "As deletion requests arrive one after another, catastrophic forgetting turns from a nuisance into a design question: what is lost should be exactly what was asked for.",
      gap: "Existing approximate methods degrade after a handful of requests, and their guarantees do not compose.",
      detail:
        "The procedure needs no access to the retained data beyond a summary of {k}0 MB, and a request is served in under {k} minutes on one GPU.",
      result:
        "On three unlearning benchmarks {N} lowers the attack success to {p}\\% while keeping all but 1.{k}\\% of the utility.",
    },
  ],
};

/** Take turns. */
export const TOPICS: Topic[] = [
  {
    keywords: ["LLM agents", "tool use", "planning", "web navigation"],
    settings: ["Web Agents", "Long-Horizon Tasks", "Tool-Using Assistants"],
    studies: [
      {
        title: "Agents That Plan Less and Recover More",
        does: "spends its budget on detecting a wrong turn rather than on planning ahead",
        opening:
          "LLM agents complete short tasks reliably, but their success falls sharply as the number of steps grows.",
        gap: "Longer plans do not help, because the environment changes while the plan is carried out.",
        detail:
          "A verifier of 1.{k}B parameters reads each observation and decides whether to go on, to retry or to roll back.",
        result:
          "{N} raises success on tasks of more than 30 steps by {p} points and halves the number of irreversible actions.",
      },
      {
        title: "Learning When to Call a Tool",
        does: "learns a value for each tool call from the trajectories that did without it",
        opening:
          "Agents built on large language models act through tools, and most of their failures are small errors that nobody notices in time.",
        gap: "Reinforcement learning over full trajectories gives one bit of feedback for dozens of decisions.",
        detail:
          "No change to the underlying model is needed, and the overhead is {p}\\% of the tokens.",
        result:
          "With the same budget of tokens it solves {x}$\\times$ as many tasks as a strong ReAct-style baseline.",
      },
      {
        title: "A Shared Notebook for Teams of LLM Agents",
        does: "gives a team of agents one append-only notebook in place of pairwise messages",
        opening:
          "LLM agents complete short tasks reliably, but their success falls sharply as the number of steps grows.",
        gap: "Longer plans do not help, because the environment changes while the plan is carried out.",
        detail:
          "No change to the underlying model is needed, and the overhead is {p}\\% of the tokens.",
        result:
          "{N} raises success on tasks of more than 30 steps by {p} points and halves the number of irreversible actions.",
      },
      {
        title: "Replaying the Web for Agent Training",
        does: "records real sites once and replays them with controlled changes as a training ground",
        opening: "Training agents on live websites is slow, costly and hard to reproduce.",
        gap: "Current benchmarks report success only, which hides how often an agent recovers from its own mistakes.",
        detail:
          "We collect {k},200 annotated trajectories over 48 applications and release them with the environment.",
        result:
          "Gains hold for open models from 8B to 72B parameters, and are largest for the smallest.",
      },
    ],
  },
  {
    keywords: ["reasoning", "chain-of-thought", "test-time compute", "process reward"],
    settings: ["Mathematical Reasoning", "Reasoning Models", "Multi-Step Proofs"],
    studies: [
      {
        title: "Stopping Chains of Thought at the Right Moment",
        does: "reads from the hidden state whether the answer is already settled and stops there",
        opening: "Reasoning models spend most of their tokens after the answer has been found.",
        gap: "Cutting chains at a fixed length saves compute and loses exactly the hard problems.",
        detail: "The probe is a single linear layer, trained on {k}0,000 traces in an hour.",
        result:
          "On competition mathematics {N} keeps the accuracy of the full chain with {p}\\% of the tokens.",
      },
      {
        title: "$k$-Step Lookahead for Process Rewards",
        does: "scores a step by what it makes possible $k$ steps later",
        opening:
          "Process reward models promise dense feedback for reasoning, yet they are trained on labels that few people can give.",
        gap: "We show that outcome rewards prefer verbose traces even where a shorter argument is as good.",
        detail:
          "Training uses no human labels: the signal comes from {k} continuations of each prefix.",
        result:
          "Accuracy improves by {k}.4 points at equal compute, and the gain grows with difficulty.",
      },
      {
        title: "Reasoning Backwards from Checkable Claims",
        does: "writes the claims that could be checked first and reasons towards them",
        opening:
          "Long chains of thought improve accuracy, but it is unclear which steps carry the improvement.",
        gap: "Sampling many chains hides the problem rather than solving it, since errors are correlated.",
        detail: "An analysis of attention shows that only {p}\\% of the steps are ever read again.",
        result:
          "The effect transfers without training to code, logic puzzles and physics questions.",
      },
      {
        title: "Short Proofs Teach Better",
        does: "filters training traces by the shortest known proof instead of by correctness alone",
        opening: "Reasoning models spend most of their tokens after the answer has been found.",
        gap: "We show that outcome rewards prefer verbose traces even where a shorter argument is as good.",
        detail: "An analysis of attention shows that only {p}\\% of the steps are ever read again.",
        result:
          "On competition mathematics {N} keeps the accuracy of the full chain with {p}\\% of the tokens.",
      },
    ],
  },
  {
    keywords: ["diffusion models", "image generation", "distillation", "guidance"],
    settings: ["Text-to-Image Generation", "Diffusion Transformers", "Few-Step Samplers"],
    studies: [
      {
        title: "One-Step Diffusion with a Memory of the Teacher",
        does: "distils a diffusion model into one step and keeps a small cache of the teacher's trajectories",
        opening:
          "Diffusion models produce striking images at the price of dozens of network evaluations.",
        gap: "Distilled students are fast, but they lose small objects and legible text.",
        detail: "The cost is one extra forward pass in every {k} training steps.",
        result:
          "{N} reaches an FID of 1.{k}8 in one step, within {p}\\% of its teacher at 50 steps.",
      },
      {
        title: "Guidance That Fades",
        does: "lets the strength of guidance decay with the signal-to-noise ratio",
        opening:
          "Classifier-free guidance trades diversity for fidelity, and the right trade differs from step to step.",
        gap: "Constant guidance over-saturates early steps and has next to no effect on late ones.",
        detail:
          "The method applies to U-Nets and transformers alike, in pixel and in latent space.",
        result:
          "In a study with 240 participants its images are preferred in 6{k}\\% of the comparisons.",
      },
      {
        title: "Noise Schedules Learned from the Data Spectrum",
        does: "derives the noise schedule from the power spectrum of the training images",
        opening:
          "Diffusion models produce striking images at the price of dozens of network evaluations.",
        gap: "Schedules are still chosen by hand for each resolution.",
        detail:
          "A short derivation shows the schedule to be optimal for Gaussian data with covariance $\\Sigma$.",
        result: "Training converges {x}$\\times$ faster at 1024 pixels, without loss of diversity.",
      },
      {
        title: "Editing Images along the Score",
        does: "moves an image along the difference of two score fields and needs no inversion",
        opening:
          "Text-guided editing with diffusion models tends to change what was meant to stay.",
        gap: "Inversion is slow and drifts, and masks have to be drawn by hand.",
        detail:
          "The method applies to U-Nets and transformers alike, in pixel and in latent space.",
        result:
          "In a study with 240 participants its images are preferred in 6{k}\\% of the comparisons.",
      },
    ],
  },
  {
    keywords: ["retrieval-augmented generation", "dense retrieval", "question answering"],
    settings: ["Open-Domain Question Answering", "Long Documents", "Enterprise Search"],
    studies: [
      {
        title: "Retrieval-Augmented Generation That Knows When Not to Retrieve",
        does: "decides per question whether retrieval would help, from the model's own uncertainty",
        opening:
          "Retrieval-augmented generation grounds language models in documents, but irrelevant passages mislead them.",
        gap: "Adding more passages helps up to a point, after which accuracy falls below that of no retrieval at all.",
        detail: "Neither the reader nor the document encoder is changed.",
        result:
          "{N} improves exact match by {k}.7 points over five question answering sets, with {p}\\% fewer retrieved tokens.",
      },
      {
        title: "Citations as Training Signal for Retrievers",
        does: "treats each citation in an answer as a label for the retriever",
        opening: "Dense retrievers are trained on questions that look little like those users ask.",
        gap: "Labels for relevance are expensive and age with the collection.",
        detail: "We train on {k} million questions from logs, with personal data removed.",
        result:
          "Recall at 20 rises on 14 of 18 retrieval tasks, most of all on those without training data.",
      },
      {
        title: "Indexing Claims instead of Passages",
        does: "breaks documents into single claims and indexes those",
        opening:
          "Answering from a large collection needs evidence from several documents that no single query finds.",
        gap: "Fixed-length chunks cut arguments in half and double the size of the index.",
        detail:
          "The index grows by {p}\\%, while the passages handed to the reader shrink to a third.",
        result: "Unsupported statements fall from {p}\\% to {k}\\% in a blind annotation.",
      },
    ],
  },
  {
    keywords: ["evaluation", "benchmark", "contamination", "LLM-as-a-judge"],
    settings: ["Language Models", "Scientific Claims", "Multilingual Models"],
    studies: [
      {
        title: "A Benchmark That Renews Itself Every Month",
        does: "draws its questions from texts published after each model's cut-off and retires them after a month",
        opening: "Benchmarks for language models are outlived by the models they rank.",
        gap: "Contamination is hard to prove, and removing suspected items makes scores incomparable over time.",
        detail:
          "The benchmark has {k},400 items in 14 languages; each was written by one expert and checked by two.",
        result: "Scores of older models drop by up to {p} points once contaminated items are gone.",
      },
      {
        title: "How Many Items Does an Evaluation Need?",
        does: "chooses the next item by what it would tell about the ranking",
        opening:
          "Leaderboards rank models by differences that are often smaller than the noise of the test set.",
        gap: "Running a full evaluation suite costs more than training many of the models in it.",
        detail:
          "An item-response model with a random effect per family of models keeps the estimate unbiased.",
        result: "{N} reproduces the full ranking with {p}\\% of the items.",
      },
      {
        title: "Judging the Judges",
        does: "measures an LLM judge by answers whose flaws were planted on purpose",
        opening:
          "Evaluation by a strong language model has become common practice, although the judge is seldom evaluated itself.",
        gap: "Agreement with people says little where people disagree among themselves.",
        detail: "All prompts, outputs and scores of 37 models are released.",
        result:
          "The best judge misses {p}\\% of the planted flaws, and longer answers hide them better.",
      },
    ],
  },
  {
    keywords: ["safety", "alignment", "jailbreak", "red teaming", "RLHF"],
    settings: ["Aligned Language Models", "Open-Weight Models", "Preference Learning"],
    studies: [
      {
        title: "Refusals That Explain Themselves",
        does: "trains the model to name the rule behind a refusal and tests whether the rule applies",
        opening: "Safety training teaches language models to refuse, and often to refuse too much.",
        gap: "Preference data rewards the tone of an answer more than its harmlessness.",
        detail:
          "A constitution of {k}2 rules is enough; annotators agree on which one applies in 8{k}\\% of the cases.",
        result: "{N} cuts needless refusals by {p}\\% at an unchanged rate of harmful answers.",
      },
      {
        title: "Red Teaming by Evolution of Dialogues",
        does: "evolves whole dialogues rather than single prompts to find unsafe behaviour",
        opening:
          "Automated red teaming finds many unsafe prompts that turn out to be the same prompt in other words.",
        gap: "Attacks over several turns are missing from most test sets, though they are what users try.",
        detail:
          "Diversity is kept by a penalty on the distance to earlier finds in embedding space.",
        result: "It uncovers {x}$\\times$ as many distinct failures in the same number of queries.",
      },
      {
        title: "Alignment That Is More than a Few Tokens Deep",
        does: "spreads the safety signal over the whole answer instead of its first tokens",
        opening: "The alignment of open-weight models can be removed in minutes by fine-tuning.",
        gap: "Filters at the input catch known attacks and little else.",
        detail:
          "The loss needs one extra hyper-parameter, $\\alpha$, and is insensitive to it between 0.1 and 0.5.",
        result: "Attack success under fine-tuning falls from 9{k}\\% to {p}\\%.",
      },
    ],
  },
  {
    keywords: ["robotics", "imitation learning", "vision-language-action", "manipulation"],
    settings: ["Bimanual Manipulation", "Legged Robots", "Household Robots"],
    studies: [
      {
        title: "Robots That Ask for One More Demonstration",
        does: "asks for a demonstration only where its ensemble of policies disagrees",
        opening:
          "Robot policies learned from demonstrations fail in ways that a single further demonstration would have prevented.",
        gap: "Teleoperation is slow, and its data differ from what the policy meets.",
        detail: "Training takes {k}0 hours of demonstrations, a quarter of what earlier work used.",
        result: "Half of the demonstrations suffice for the same success rate.",
      },
      {
        title: "Vision-Language-Action Models with a Sense of Touch",
        does: "adds a stream of tactile tokens to a vision-language-action model",
        opening:
          "Vision-language-action models generalise over objects and instructions, but they are blind at the moment of contact.",
        gap: "Collecting more data of the same kind does not help with rare contacts.",
        detail: "The policy runs at 5{k} Hz on the robot's own computer.",
        result: "On slippery objects the failure rate falls by a factor of {x}.",
      },
      {
        title: "Sim-to-Real Transfer from a Single Calibration Video",
        does: "fits the friction and latency of a simulator to one video of the robot",
        opening: "Policies trained in simulation need days of tuning on the real robot.",
        gap: "Domain randomisation makes policies robust and timid.",
        detail:
          "We evaluate on two arms and a mobile base, in {k} homes that were not part of the training data.",
        result:
          "{N} completes 8{k}\\% of 24 contact-rich tasks, {p} points above the best baseline.",
      },
    ],
  },
  {
    keywords: ["speech recognition", "text-to-speech", "audio", "spoken dialogue"],
    settings: ["Low-Resource Speech", "Full-Duplex Dialogue", "Streaming Recognition"],
    studies: [
      {
        title: "Speech Tokens at Twelve Hertz",
        does: "codes speech at 12 tokens a second by leaving the speaker to a single global vector",
        opening:
          "Neural codecs turn speech into tokens, but into far more of them than the words it holds.",
        gap: "Lower token rates have so far meant audible artefacts.",
        detail: "Listeners rated {k}00 samples in a blind test.",
        result: "Listeners cannot tell the result from a codec at {x} times the rate.",
      },
      {
        title: "Listening while Speaking",
        does: "models both sides of a conversation in one stream and learns when to yield the turn",
        opening: "Spoken dialogue systems still wait for silence before they answer.",
        gap: "Turn-taking rules written by hand break down as soon as people interrupt.",
        detail: "The model has {k}00M parameters and answers within 1{k}0 ms.",
        result:
          "Interruptions are handled correctly in 9{k}\\% of the cases, against {p}\\% before.",
      },
      {
        title: "Speech Recognition for Languages without a Standard Spelling",
        does: "scores hypotheses against all spellings that speakers accept",
        opening: "Most of the world's languages have hours, not years, of transcribed speech.",
        gap: "Word error rate punishes spellings that no native speaker would call wrong.",
        detail: "Training uses {k}0,000 hours of public recordings in 31 languages.",
        result:
          "{N} lowers the word error rate by {p}\\% relative, with the largest gains for the smallest languages.",
      },
    ],
  },
  {
    keywords: ["code generation", "program repair", "software engineering", "unit tests"],
    settings: ["Repository-Level Code Generation", "Program Repair", "Legacy Code"],
    studies: [
      {
        title: "Code Models That Read the Tests First",
        does: "conditions the generator on the tests it will have to pass, and on those it must not break",
        opening: "Generated code that passes its tests is often wrong where nobody tested.",
        gap: "Self-generated tests share the blind spots of the code they test.",
        detail: "No execution is needed at inference time.",
        result: "The number of edits that break other tests falls by {p}\\%.",
      },
      {
        title: "Repairing Programs by Asking What Changed",
        does: "compares the traces of a failing and a passing run and shows the model the first difference",
        opening: "Language models write functions well and change existing programs badly.",
        gap: "Benchmarks made of small functions no longer tell strong models apart.",
        detail:
          "We mine {k},800 commits from 214 permissively licensed repositories in six languages.",
        result:
          "{N} resolves {p}\\% of the issues in a verified benchmark, {k} points more than the same model without it.",
      },
      {
        title: "Repository Memory for Coding Agents",
        does: "keeps a memory of past edits in a repository and retrieves them by intent",
        opening: "Coding agents spend most of their tokens on finding the place to edit.",
        gap: "Longer contexts help less than expected, since the relevant file is rarely the similar one.",
        detail: "The memory takes {k} MB per repository and is built in one pass over the history.",
        result: "Tokens per solved issue drop by a factor of {x}.",
      },
    ],
  },
];
