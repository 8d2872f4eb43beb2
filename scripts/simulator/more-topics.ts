import type { Topic } from "./topics.ts";

/** Take turns with the topics of topics.ts, in whose notation they are. */
export const MORE_TOPICS: Topic[] = [
  {
    keywords: ["quantization", "efficient inference", "KV cache", "speculative decoding"],
    settings: ["Long-Context Inference", "Mixture-of-Experts Models", "Consumer GPUs"],
    studies: [
      {
        title: "Two-Bit Weights with Four-Bit Accuracy",
        does: "rotates the weights so that outliers vanish before they are rounded to two bits",
        opening: "Quantization below four bits has so far cost more accuracy than it saved memory.",
        gap: "Outliers in a few channels force a wide range on all the others.",
        detail:
          "The kernel fuses rotation and rounding and adds {k}\\% to the time of a matrix product.",
        result:
          "{N} decodes {x}$\\times$ faster on one consumer GPU, with a loss of perplexity below 0.{k}.",
      },
      {
        title: "A KV Cache That Forgets Gracefully",
        does: "merges old entries of the KV cache instead of dropping them",
        opening: "The KV cache of a long context outgrows the model itself.",
        gap: "Evicting entries by attention score discards tokens that matter only later.",
        detail: "Calibration takes {k} minutes on 128 sequences and no gradient.",
        result:
          "Memory falls by {p}\\% at a context of 128k tokens, and accuracy stays within one point.",
      },
      {
        title: "Speculative Decoding without a Draft Model",
        does: "drafts tokens from the model's own early layers and verifies them in one pass",
        opening:
          "Serving large language models is limited by memory traffic rather than by arithmetic.",
        gap: "Draft models must be trained, stored and kept in step with their target.",
        detail: "The output distribution is provably that of the original model.",
        result: "Throughput grows by {p}\\% in a production trace of mixed requests.",
      },
    ],
  },
  {
    keywords: ["multimodal", "vision-language models", "visual grounding", "hallucination"],
    settings: ["Vision-Language Models", "Document Understanding", "Chart Reading"],
    studies: [
      {
        title: "Look Again: Grounded Answers in Vision-Language Models",
        does: "lets the model look at the image again at the resolution the question needs",
        opening:
          "High-resolution images turn into thousands of tokens, most of which no question ever needs.",
        gap: "Cropping by fixed tiles splits the very objects that are asked about.",
        detail: "The second look costs {p}\\% more tokens and is taken in one question of {k}.",
        result:
          "{N} lowers object hallucination by {p}\\% and improves chart question answering by {k}.9 points.",
      },
      {
        title: "Multimodal Models That Count",
        does: "trains on pairs of images that differ in one object only",
        opening:
          "Vision-language models describe scenes fluently, including things that are not there.",
        gap: "Instruction data seldom contain questions whose answer is that something is absent.",
        detail:
          "We build {k}0,000 contrastive pairs by controlled editing and check a tenth by hand.",
        result: "Counting error falls by a factor of {x}, without loss on general benchmarks.",
      },
      {
        title: "Reading Charts by Redrawing Them",
        does: "asks the model to write the program that would draw the chart before it answers",
        opening:
          "Multimodal models read text in images well, but not the quantities that charts encode.",
        gap: "Larger vision encoders do not cure hallucination, since the error lies in the language prior.",
        detail: "Only the projector and {k}M adapter weights are trained.",
        result: "A 7B model with it outperforms one ten times its size on documents.",
      },
    ],
  },
  {
    keywords: ["graph neural networks", "graph learning", "link prediction"],
    settings: ["Heterophilous Graphs", "Temporal Graphs", "Molecular Graphs"],
    studies: [
      {
        title: "Message Passing with a Budget",
        does: "learns which messages are worth sending under a fixed budget of edges",
        opening:
          "Graph neural networks lose information as messages travel further than a few hops.",
        gap: "Rewiring the graph beforehand ignores what the task needs.",
        detail: "A graph with 10$^{k}$ nodes fits on one GPU.",
        result: "{N} is best on {k} of 12 datasets and uses {p}\\% of the memory of the runner-up.",
      },
      {
        title: "Graph Transformers with Linear Memory",
        does: "replaces full attention between nodes by random walks that meet",
        opening:
          "Graph transformers see every pair of nodes, at a cost that rules out large graphs.",
        gap: "Sampling neighbours makes training cheap and predictions noisy.",
        detail:
          "We prove that the approximation error decays as $O(1/\\sqrt{{k}n})$ in the number of walks.",
        result: "On long-range tasks the gain is {p}\\%, and training is {x}$\\times$ faster.",
      },
    ],
  },
  {
    keywords: ["reinforcement learning", "exploration", "policy optimization", "RLVR"],
    settings: ["Verifiable Rewards", "Sparse Rewards", "Offline Data"],
    studies: [
      {
        title: "Policy Optimization with Group Baselines That Do Not Leak",
        does: "computes each baseline from the other samples of a group only",
        opening:
          "Reinforcement learning with verifiable rewards improves language models until their outputs collapse to a few patterns.",
        gap: "We trace the effect to a bias of order $1/n$ in the usual group baseline.",
        detail: "The change is one line of code and costs nothing at run time.",
        result: "{N} keeps pass@64 at its initial level while pass@1 rises by {p} points.",
      },
      {
        title: "Exploring Where the Model Is Surprised Twice",
        does: "rewards states whose prediction error does not shrink on a second visit",
        opening: "Exploration bonuses send agents to noise as readily as to novelty.",
        gap: "Counts of visits do not scale, and networks that predict noise learn at their own pace.",
        detail: "All runs use {k} seeds, and we report the interquartile mean.",
        result:
          "It reaches the same return in {p}\\% of the environment steps on {k} of 10 hard-exploration games.",
      },
    ],
  },
  {
    keywords: ["medical imaging", "clinical NLP", "foundation models", "calibration"],
    settings: ["Radiology Reports", "Electronic Health Records", "Digital Pathology"],
    studies: [
      {
        title: "Clinical Models That Say How Sure They Are",
        does: "calibrates a clinical model per subgroup, with a guarantee at each hospital",
        opening:
          "Medical foundation models are accurate on average and overconfident where it matters.",
        gap: "Calibration on pooled data hides that small hospitals are served worst.",
        detail: "The study covers {k}80,000 examinations from 11 hospitals in four countries.",
        result:
          "{N} halves the calibration error and raises sensitivity by {k}.2 points at equal specificity.",
      },
      {
        title: "One Foundation Model for Seven Kinds of Scan",
        does: "trains one encoder on seven imaging modalities with a shared anatomy as the anchor",
        opening: "Each kind of scan has its own model, although all of them show the same body.",
        gap: "Privacy rules keep data apart that would have to be seen together.",
        detail: "Two radiologists with {k}0 years of experience reviewed all disagreements.",
        result: "With {p}\\% of the labels it matches models trained for one modality.",
      },
    ],
  },
  {
    keywords: ["3D reconstruction", "Gaussian splatting", "novel view synthesis"],
    settings: ["Casual Captures", "Dynamic Scenes", "Sparse Views"],
    studies: [
      {
        title: "Gaussian Splatting from Photographs without Poses",
        does: "estimates camera poses and Gaussians together from unordered photographs",
        opening:
          "Gaussian splatting renders captured scenes in real time, provided the cameras are known.",
        gap: "Structure from motion fails on exactly the casual captures that people make.",
        detail:
          "A feed-forward network gives the initial estimate, which {k} seconds of optimisation refine.",
        result: "{N} gains {k}.1 dB with {k} input views and fails on {p}\\% fewer scenes.",
      },
      {
        title: "Scenes That Remember Their Light",
        does: "separates material and light in a splatted scene by two photographs at different times of day",
        opening:
          "Reconstructed scenes look right only under the light in which they were captured.",
        gap: "Inverse rendering methods are slow and need many views.",
        detail: "Scenes take {k}0 MB and render at 120 frames a second on a phone.",
        result: "It is {x}$\\times$ faster than the best method with known poses.",
      },
    ],
  },
  {
    keywords: ["video generation", "world models", "temporal consistency"],
    settings: ["Minute-Long Videos", "Interactive World Models", "Physical Plausibility"],
    studies: [
      {
        title: "World Models That Keep Their Promises",
        does: "writes what leaves the frame into an explicit map and reads it when the camera returns",
        opening: "Video generators forget what they have shown as soon as it leaves the frame.",
        gap: "Longer context windows raise the cost quadratically and consistency hardly at all.",
        detail: "The map holds {k},000 tokens whatever the length of the video.",
        result:
          "{N} keeps objects in place over {k}00 frames and runs at 2{k} frames a second on one GPU.",
      },
      {
        title: "Video Generation at the Speed of Watching",
        does: "generates video block by block with a cache of fixed size",
        opening: "Generating a minute of video takes an hour, which rules out interaction.",
        gap: "Errors accumulate over blocks, since training never shows the model its own output.",
        detail: "Training mixes real clips with the model's own roll-outs in a ratio of {k} to 1.",
        result: "Viewers prefer it in {p}\\% of the comparisons over 60-second clips.",
      },
    ],
  },
  {
    keywords: ["small language models", "distillation", "on-device", "data curation"],
    settings: ["On-Device Assistants", "Models under One Billion Parameters", "Edge Hardware"],
    studies: [
      {
        title: "Small Language Models Need Different Data",
        does: "selects pre-training text by what a small model can still learn from it",
        opening:
          "Small language models run on any telephone, but they are trained on recipes made for large ones.",
        gap: "Text that helps a model of 70B parameters can harm one of 500M.",
        detail: "The selection uses {k} proxy runs of 10$^{18}$ operations each.",
        result:
          "{N} improves a 600M model by {k}.3 points on average, as much as doubling its size.",
      },
      {
        title: "Growing Small Models from Large Ones",
        does: "starts a small model from the principal directions of a large one",
        opening: "Distillation teaches a small model what to say and little of why.",
        gap: "Pruning keeps the shape of the large model, and with it much of its cost.",
        detail: "Training takes {k} days on eight GPUs; weights and data are public.",
        result: "The same quality is reached with {p}\\% of the tokens.",
      },
    ],
  },
  {
    keywords: ["tokenization", "byte-level models", "multilingual"],
    settings: ["Multilingual Pre-Training", "Byte-Level Models", "Morphologically Rich Languages"],
    studies: [
      {
        title: "Tokenization That Treats Languages Alike",
        does: "sets the merge order so that the same sentence costs about as many tokens in each language",
        opening:
          "The same sentence can cost five times as many tokens in one language as in another.",
        gap: "Larger vocabularies help the languages that need it least.",
        detail: "The tokenizer covers {k}3 scripts with a vocabulary of 128k entries.",
        result:
          "{N} lowers the worst-case cost by {p}\\% and improves {k} of 9 languages without harm to English.",
      },
      {
        title: "Bytes in Patches of Equal Surprise",
        does: "cuts a stream of bytes wherever the accumulated surprise passes a threshold $\\tau$",
        opening: "Tokenizers are trained once, on text that few of a model's users write.",
        gap: "Byte-level models are fair and slow.",
        detail: "An existing model adapts to it within {k} billion tokens.",
        result:
          "At equal compute, bits per byte fall by {k}\\%, and spelling errors no longer break the model.",
      },
    ],
  },
  {
    keywords: ["differential privacy", "federated learning", "membership inference"],
    settings: ["Federated Fine-Tuning", "Synthetic Text", "Private Retrieval"],
    studies: [
      {
        title: "Private Fine-Tuning at the Price of a Prompt",
        does: "moves the private signal into a prompt of 20 vectors and adds noise there",
        opening:
          "Differential privacy protects training data at a cost in accuracy that grows with the size of the model.",
        gap: "Clipping per example doubles memory and rules out long sequences.",
        detail:
          "The guarantee is $(\\epsilon, \\delta)$ with $\\epsilon = {k}$ and $\\delta = 10^{-6}$.",
        result:
          "{N} loses {k}.6 points against training without privacy, where earlier work lost {p}.",
      },
      {
        title: "What a Gradient Tells about Its Client",
        does: "reconstructs who took part in a round from the aggregated gradient alone",
        opening: "Federated learning keeps data on the device, yet updates travel and talk.",
        gap: "Secure aggregation hides single updates and leaves their sum open to analysis.",
        detail: "The analysis holds for any number of local steps.",
        result:
          "Participants are identified with {p}\\% precision, and a simple countermeasure brings this to chance.",
      },
    ],
  },
];
