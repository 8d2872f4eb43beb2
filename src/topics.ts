import { explain, parse, type Query } from "./query/index.ts";

/** A query with a name. */
export interface Topic {
  /** Its address below `/topics/`. */
  slug: string;
  title: string;
  /** One sentence. */
  description: string;
  /** Other names of it, as people search for them. */
  names: readonly string[];
  /** In the query language. */
  query: string;
}

/** The topics of one field. */
export interface TopicGroup {
  title: string;
  topics: readonly Topic[];
}

// Groups, and the topics in each: slug and title, description, other names, query. Words match by
// their stems, and the stemmer takes some for one: "generation" is "generative" and
// "operation" is "operator". Such words need others beside them.
// Abstracts name methods that a paper only uses, so methods are asked for in titles. What a query
// finds, and what it should not: node scripts/topics.ts --show TOPIC.
const TABLE = `
# Learning

machine-unlearning: Machine unlearning
Making trained models forget data, concepts and skills, and checking that they did.
also: unlearning, machine forgetting, concept erasure
title:unlearning OR "machine unlearning" OR "model unlearning" OR "unlearning method" OR "unlearning approach" OR "unlearning algorithm" OR "unlearning benchmark" OR "LLM unlearning" OR "language model unlearning" OR "knowledge unlearning" OR "concept unlearning" OR "concept erasure" OR title:(erasing concept) OR "knowledge erasure" OR "selective forgetting" OR "right to be forgotten"

reinforcement-learning: Reinforcement learning
Learning by trial, from games to language models.
also: RL, deep reinforcement learning
title:(reinforcement OR "reward model" OR RLHF OR RLVR OR GRPO OR bandit OR "policy gradient" OR "policy optimization") OR "deep reinforcement learning" OR "offline reinforcement learning" OR "policy gradient" OR GRPO OR RLVR

diffusion-models: Diffusion models
Generating images, video, text and more by diffusion and flow matching.
also: diffusion, flow matching, score-based models
"diffusion transformer" OR "flow matching" OR "rectified flow" OR "latent diffusion" OR "denoising diffusion" OR "diffusion language model" OR "video diffusion" OR "text-to-image diffusion" OR "diffusion policy" OR ("diffusion model" (denoising OR image OR video OR "generative model" OR sampling OR LLM)) OR (title:diffusion (denoising OR "text-to-image" OR "image generation"))

representation-learning: Representation learning
Learning features without labels, by contrast, masking and prediction.
also: self-supervised learning, contrastive learning, SSL
"self-supervised learning" OR "contrastive learning" OR "representation learning" OR "masked autoencoder" OR "masked image modeling" OR title:"self-supervised"

continual-learning: Continual learning
Learning new things without losing the old, and editing what a model knows.
also: lifelong learning, catastrophic forgetting, knowledge editing, model editing
"continual learning" OR "lifelong learning" OR "catastrophic forgetting" OR "class-incremental" OR "continual pretraining" OR "knowledge editing" OR "model editing" OR "test-time training"

federated-learning: Federated learning and privacy
Training on data that stays where it is, and keeping it private.
also: FL, privacy, differential privacy
"federated learning" OR "differential privacy" OR "differentially private" OR "membership inference" OR "privacy leakage" OR "privacy preservation" OR title:(federated OR privacy)

graph-learning: Graph learning
Neural networks on graphs, and knowledge graphs.
also: graph neural networks, GNN, knowledge graphs
"graph neural" OR GNN OR "graph convolutional" OR "graph attention" OR "graph representation" OR "graph foundation model" OR "node classification" OR "graph-structured data" OR title:("knowledge graph" OR GraphRAG OR "graph learning" OR "graph reasoning")

time-series: Time series
Forecasting, and finding what does not fit, in data over time.
also: time series forecasting, forecasting, anomaly detection
"time series forecasting" OR "time series foundation" OR title:("time series" OR forecasting OR "anomaly detection")

interpretability: Interpretability
What goes on inside models, and explaining what they decide.
also: mechanistic interpretability, explainability, explainable AI, XAI, sparse autoencoders
"mechanistic interpretability" (LLM OR "language model" OR "neural network") OR "sparse autoencoder" interpretability -title:unlearning OR "activation patching" LLM OR polysemanticity neuron OR "feature attribution" OR "attention heads" title:(interpret OR understanding) OR title:(XAI OR "explainable AI") -title:detection OR title:(interpretability OR explainability) ("post-hoc" OR saliency OR neuron OR attribution) (LLM OR "language model" OR "neural network")

learning-theory: Learning theory and scaling laws
Why and when learning works, and how it grows with data and compute.
also: scaling laws, generalization, statistical learning
("scaling law" (LLM OR "language model" OR pretraining OR "deep learning")) OR "generalization bound" OR "sample complexity" OR "statistical learning theory" OR "PAC-Bayes" OR grokking OR overparameterized OR "double descent" OR "regret bound" OR "neural tangent"

causality: Causality
Finding causes in data, and reasoning about what would have been.
also: causal inference, causal discovery, causal reasoning
"causal inference" -(token OR attention) OR "causal discovery" OR "causal reasoning" OR "treatment effect" OR "structural causal" OR "causal graph" OR title:(causal OR causality OR counterfactual) (inference OR discovery OR reasoning OR effect OR intervention OR confounding) -title:(attention OR mask OR transformer) -autoregressive

uncertainty: Uncertainty
Models that know what they do not know: calibration, conformal and Bayesian methods.
also: uncertainty quantification, calibration, conformal prediction
"uncertainty quantification" OR "uncertainty estimation" OR "conformal prediction" OR "Bayesian neural network" OR "Bayesian deep learning" OR "confidence calibration" OR "confidence estimation" OR "epistemic uncertainty" OR "out-of-distribution detection" OR "well-calibrated" OR overconfident

# Language

llm-agents: LLM agents
Language models that plan, use tools, browse, and work in teams.
also: agents, AI agents, agentic AI, language agents, tool use, multi-agent systems
title:(agent OR "tool use" OR "tool calling" OR "function calling") (LLM OR "language model" OR "AI agent") OR "LLM agent" OR "LLM-based agent" OR "language agent" OR "AI agent" OR "deep research agent" OR "tool-integrated"

computer-use: Computer use
Agents that work with screens, browsers and phones as people do.
also: GUI agents, web agents
"GUI agent" OR "GUI grounding" OR "web agent" OR "computer use agent" OR "mobile agent" (LLM OR GUI OR "language model") OR "graphical user interface" (LLM OR "language model" OR agent) OR OSWorld OR WebArena OR AndroidWorld

reasoning: Reasoning
Chains of thought, mathematics, and models that think before they answer.
also: chain of thought, CoT, LLM reasoning, reasoning models, test-time compute
title:(reasoning OR reasoner OR "chain of thought" OR CoT OR thinking) (LLM OR "language model" OR MLLM OR VLM OR "reasoning model") OR "reasoning model" OR "test-time scaling" OR "test-time compute" OR "long chain of thought" OR "long CoT"

mathematics: Mathematics and proofs
Solving mathematical problems and proving theorems by machine.
also: math, mathematical reasoning, theorem proving
"theorem proving" (automated OR formal OR LLM OR "language model" OR Lean OR Coq OR Isabelle) OR "theorem prover" OR autoformalization OR "proof assistant" OR title:(math OR "mathematical reasoning" OR "mathematical problem" OR olympiad) (LLM OR "language model") OR "math word problem" OR "formal mathematics"

retrieval: Retrieval and RAG
Search, embeddings, and generation that looks things up.
also: RAG, retrieval-augmented generation, information retrieval, embeddings
"retrieval augmented" OR RAG OR "dense retrieval" OR "information retrieval" OR "passage retrieval" OR "document retrieval" OR reranking OR reranker OR "text embedding" OR title:retrieval (document OR query OR search OR LLM OR embedding)

long-context: Long context and memory
Longer windows, state-space models, and memory that lasts.
also: memory, state space models, Mamba
"long context" OR "length extrapolation" OR "length generalization" OR "linear attention" OR "position embedding" OR title:("context window" OR mamba OR "state space model" OR "long sequence") (attention OR LLM OR "language model" OR vision) OR title:memory (LLM OR "language model")

code-generation: Code and software
Models that write, repair and review programs, and the engineering of software.
also: code, code LLMs, coding agents, program synthesis, software engineering
"code generation" (LLM OR "language model" OR software OR program OR compiler) OR "program synthesis" OR "program repair" OR "coding agent" OR "code LLM" OR "code completion" OR "SWE-bench" OR "code language model" OR "competitive programming" OR "software engineering" OR "text-to-SQL"

evaluation: Evaluation and benchmarks
How models are measured, and what the measures miss.
also: benchmarks, LLM evaluation, LLM as a judge
title:(benchmark OR benchmarking OR evaluating OR evaluation OR leaderboard) (LLM OR "language model" OR MLLM OR "foundation model" OR "generative model" OR GPT) OR "LLM-as-a-judge" OR "data contamination" OR "benchmark contamination"

training-data: Training data
Collecting, filtering, mixing and making up what models learn from.
also: data curation, data selection, pretraining data, synthetic data
"pretraining data" OR "pre-training data" OR "data mixture" OR "data selection" OR title:("training data" OR "instruction data" OR "data curation" OR "data synthesis" OR "data filtering" OR "data quality" OR "synthetic data" OR corpus) (LLM OR "language model" OR pretraining OR "foundation model")

fine-tuning: Fine-tuning
Adapting models cheaply: low-rank adapters, instruction tuning, merging.
also: LoRA, PEFT, parameter-efficient fine-tuning, instruction tuning, model merging
"low-rank adaptation" OR "parameter-efficient" OR PEFT OR "model merging" OR "prompt tuning" OR title:(LoRA OR "fine-tuning" OR "instruction tuning" OR "post-training") (LLM OR "language model" OR "diffusion model" OR "foundation model") -title:quantization

preference-tuning: Preference tuning
Learning what people prefer: RLHF, DPO and reward models.
also: RLHF, RLAIF, DPO, direct preference optimization, preference optimization, preference learning, preference alignment, reinforcement learning from human feedback, human feedback, reward models, reward modeling
title:(RLHF OR RLAIF OR DPO OR "preference optimization" OR "preference learning" OR "preference alignment" OR "preference tuning" OR "preference data" OR "human preference" OR "human feedback") OR title:(preference OR reward OR alignment) (RLHF OR DPO OR "preference optimization" OR "human preference" OR "preference data" OR "preference learning")

multilingual: Multilingual models and translation
Machine translation, and language technology for more of the world's languages.
also: machine translation, MT, low-resource languages
title:(multilingual OR "cross-lingual" OR translation OR bilingual) (language OR LLM) OR "machine translation" OR "low-resource languages" OR "multilingual language model" OR "code-switching"

hallucination: Hallucination and factuality
When models make things up, and how to notice and prevent it.
also: factuality, fact checking
title:(hallucination OR factuality OR "fact-checking" OR "fact verification") OR "hallucination detection" OR "hallucination mitigation" OR "mitigate hallucination" OR "object hallucination" OR "knowledge conflict" OR "fact-checking"

speech-and-audio: Speech, music and sound
Recognizing, understanding and making speech, music and sound.
also: speech, audio, music, speech recognition, ASR, text-to-speech, TTS, music generation
"speech recognition" OR "text-to-speech" OR "speech synthesis" OR "audio generation" OR "music generation" OR "audio language model" OR "spoken language" OR "singing voice" OR title:(speech OR audio OR music OR speaker) -"hate speech" -"part of speech" OR cat:eess.AS

# Vision

multimodal: Multimodal models
Models that read images and video along with text.
also: vision-language models, VLM, MLLM, multimodal large language models, VQA
title:multimodal (vision OR visual OR image OR video OR LLM) OR title:("vision-language" OR VLM OR MLLM OR LVLM OR omni) OR "large multimodal model" OR "multimodal large language" OR "large vision-language" OR "visual question answering" OR "visual instruction tuning"

image-generation: Image generation and editing
Making pictures from text and changing those there are.
also: text-to-image, image editing, image synthesis
"text-to-image" OR "image generation" OR "image editing" OR "image synthesis" OR "style transfer" image OR "image inpainting" OR "subject-driven" OR "visual autoregressive"

video-generation: Video generation
Making and editing moving pictures.
also: text-to-video, video editing
"video generation" OR "text-to-video" OR "video diffusion" OR "video editing" OR "image-to-video" OR "video synthesis"

video-understanding: Video understanding
Answering, finding and describing what happens in videos.
also: action recognition, video question answering
"video understanding" OR "video question answering" OR "video-language" OR "video LLM" OR "action recognition" OR "temporal grounding" OR "video captioning" OR "video retrieval" OR "egocentric video"

3d-vision: 3D vision
Reconstruction, novel views, Gaussian splatting and scenes.
also: 3D reconstruction, Gaussian splatting, NeRF, novel view synthesis, point clouds
"3D reconstruction" OR "gaussian splatting" OR NeRF OR "neural radiance" OR "novel view synthesis" OR "point cloud" OR "3D generation" OR "text-to-3D" OR "monocular depth" OR "structure from motion" OR title:(3D "3D scene")

detection-and-segmentation: Detection and segmentation
Finding, outlining and following things in images and video.
also: object detection, segmentation, semantic segmentation, object tracking
title:("object detection" OR segmentation OR detector OR tracking OR grounding) (image OR video OR visual) OR "object detection" OR "semantic segmentation" OR "instance segmentation" OR "segment anything"

digital-humans: Digital humans
Faces, hands, bodies, clothes and how they move.
also: avatars, talking heads, human motion, faces
"talking head" OR avatar OR "human motion" OR "motion generation" OR "portrait animation" OR "human pose" OR "face swapping" OR "virtual try-on" OR "facial animation" OR "hand pose" OR "face generation" OR "human animation"

documents-and-charts: Documents and charts
Reading pages, tables, charts and handwriting.
also: OCR, document understanding, tables
OCR OR "optical character recognition" OR "document understanding" OR "document parsing" OR title:(chart OR charts) OR "chart understanding" OR "table understanding" OR "text recognition" OR "document layout" OR "visual document" OR "visually rich documents" OR infographic

# Robotics

robotics: Robotics
Robots that see, grasp, walk, and follow instructions.
also: robots, robot learning, embodied AI, VLA, vision-language-action models
title:(robot OR robotic OR humanoid OR quadruped) OR title:(UAV OR drone) (robot OR navigation OR flight OR perception) -communication OR "vision-language-action" robot OR title:"vision-language-action" -title:(driving OR GUI) OR "robot learning" OR "robotic manipulation" OR "robot manipulation" OR "embodied AI" robot OR cat:cs.RO (robot OR manipulator OR locomotion OR SLAM OR "motion planning" OR "path planning" OR odometry) -title:(driving OR vehicle OR lane)

robot-manipulation: Robot manipulation
Hands and arms that grasp and handle things, and policies that guide them.
also: manipulation, grasping, dexterous manipulation, imitation learning
"robot manipulation" OR "robotic manipulation" OR "dexterous manipulation" OR "dexterous hand" OR "vision-language-action" OR "diffusion policy" OR teleoperation OR bimanual OR ("imitation learning" robot) OR (grasping robot)

locomotion-and-navigation: Locomotion and navigation
Legged robots and drones, mapping, and finding the way.
also: locomotion, navigation, SLAM, humanoids, legged robots, drones
humanoid robot OR quadruped OR "legged robot" OR "legged locomotion" OR "whole-body control" OR "bipedal robot" OR SLAM OR "visual navigation" OR "vision-and-language navigation" OR "embodied navigation" OR "visual odometry" OR "path planning" robot OR UAV navigation

autonomous-driving: Autonomous driving
Perceiving, predicting and planning on the road.
also: self-driving, self-driving cars, autonomous vehicles
"autonomous driving" OR "self-driving" OR "autonomous vehicle" OR "automated driving" OR "driving scene" OR ("trajectory prediction" vehicle)

world-models: World models
Models that simulate what happens next, for planning and play.
"world model" (agent OR video OR planning OR latent OR robot OR environment) -"real-world model" -brane OR title:"world model" OR "world simulator" OR "world simulation" OR "model-based reinforcement learning" OR "interactive video generation"

# Systems

efficient-inference: Efficient inference
Quantization, pruning, speculative decoding and caches: more for less.
also: quantization, pruning, distillation, speculative decoding, KV cache, model compression
quantization (LLM OR "language model" OR "neural network" OR "vision transformer" OR "diffusion model") OR "speculative decoding" OR "KV cache" OR "sparse attention" OR "model compression" OR "network pruning" OR "token pruning" OR "inference acceleration" OR "efficient inference" OR "LLM inference" OR "LLM serving" OR title:(distillation OR pruning) (teacher OR LLM OR "neural network" OR "language model")

distributed-training: Training at scale
Optimizers, parallelism, low precision and the machinery of big runs.
also: optimizers, large-scale training
"distributed training" OR "pipeline parallelism" OR "tensor parallelism" OR "distributed deep learning" OR AdamW OR "Muon optimizer" OR FP8 OR "mixed-precision training" OR "memory-efficient training" OR "training throughput" OR title:("stochastic gradient descent" OR SGD OR "learning rate" OR "optimizer states")

mixture-of-experts: Mixture of experts
Sparse models that use a part of themselves at a time.
also: MoE
title:("mixture of experts" OR MoE) OR "mixture of experts" (LLM OR "language model" OR routing OR sparse) OR "expert routing" OR "sparse MoE"

hardware: Hardware and kernels
Chips, accelerators, GPU kernels, and models on small devices.
also: GPU, FPGA, accelerators, edge AI
title:(GPU OR FPGA OR CUDA OR neuromorphic OR NPU OR TPU OR hardware) OR "CUDA kernel" OR "GPU kernel" OR "hardware accelerator" OR "in-memory computing" OR Verilog OR RTL OR "edge device" OR "on-device"

recommender-systems: Recommender systems
What to show to whom: recommendation, ranking and advertising.
also: recommendation, recsys, collaborative filtering
"recommender system" OR "recommendation system" OR "sequential recommendation" OR "collaborative filtering" OR "click-through rate" OR title:(recommendation OR recommender)

security: Security and adversarial robustness
Attacks on models and systems, and defences against them.
also: adversarial robustness, adversarial attacks, adversarial examples, backdoor attacks, prompt injection
"adversarial attack" OR "adversarial example" OR "adversarial robustness" OR "adversarial training" OR "backdoor attack" OR "data poisoning" OR "prompt injection" OR jailbreak* OR malware OR "intrusion detection" OR "vulnerability detection" OR cybersecurity

# Science

biology: Biology
Proteins, genomes and cells, and models that read and design them.
also: proteins, protein design, genomics, single-cell, bioinformatics
protein (learning OR "language model" OR "neural network") OR "protein design" OR "protein structure prediction" OR "single-cell" OR genomics OR "gene expression" OR bioinformatics OR title:(DNA OR RNA OR genome OR protein)

chemistry-and-materials: Chemistry and materials
Molecules, drugs, reactions and materials, found by learning.
also: chemistry, materials, drug discovery, molecules
"drug discovery" OR "drug design" OR "molecule generation" OR "interatomic potential" OR "materials discovery" OR "materials science" LLM OR retrosynthesis OR "crystal structure prediction" OR title:(molecule OR molecular OR chemistry OR chemical OR "materials science" OR "materials design") ("machine learning" OR "deep learning" OR "neural network" OR "language model" OR LLM)

medicine: Medicine
Medical images, records and questions, and models that help clinicians.
also: medical imaging, healthcare, clinical AI, radiology
"electronic health record" OR "clinical decision" OR "medical imaging" OR "medical question answering" OR "radiology report" OR radiologist OR histopathology OR "chest X-ray" OR "clinical notes" OR title:(clinical OR medical OR medicine OR biomedical OR healthcare OR surgical)

climate-and-earth: Climate and Earth
Weather, climate, and the planet seen from above.
also: climate, weather, weather forecasting, remote sensing, earth observation
"weather forecasting" OR "weather prediction" OR "climate model" OR "climate change" OR "remote sensing" OR "satellite imagery" OR "satellite image" OR "earth observation" OR geospatial

physics-and-simulation: Physics and simulation
Neural solvers, learned simulators, and physics in models.
also: physics, PINN, physics-informed neural networks, neural operators, simulation
"physics-informed" OR "neural operator" OR "surrogate model" "neural network" OR "differentiable simulation" OR "physics-based simulation" OR "physical simulation" OR "physics simulation" OR "physical reasoning" OR "intuitive physics" OR "physics reasoning" OR "symbolic regression" OR "partial differential equations" ("neural network" OR "deep learning")

neuroscience: Neuroscience
Brains, their signals, and networks that spike like them.
also: brain, EEG, fMRI, brain-computer interfaces, spiking neural networks
EEG OR fMRI OR "brain-computer interface" OR "brain activity" OR "human brain" OR "brain-inspired" OR "spiking neural" OR "computational neuroscience" OR "cognitive neuroscience" OR "neural decoding" OR "visual cortex" OR connectome

automated-research: Automated research
Models that read papers, form hypotheses and run experiments.
also: AI for science, AI scientist, scientific discovery
"AI scientist" OR "automated research" OR "autonomous research" OR "autonomous scientific" OR "hypothesis generation" OR "research idea" OR "AI for science" OR "AI co-scientist" OR title:("scientific discovery" OR "scientific research" OR "scientific literature" OR "scientific papers" OR "peer review" OR "machine learning research") (LLM OR "language model" OR agent)

# Society

safety-and-alignment: Safety and alignment
Jailbreaks, red teaming, oversight, values and honesty.
also: AI safety, AI alignment, alignment, jailbreaks, red teaming, sycophancy
title:"red teaming" OR title:(jailbreak OR guardrail OR sycophancy) (LLM OR "language model" OR "diffusion model") OR title:("reward hacking" OR "emergent misalignment") OR title:(safety OR safe OR unsafe OR refusal) (LLM OR "language model") (jailbreak OR alignment OR harmful OR "LLM safety") OR "AI safety" title:(safety OR risk) OR title:"safety alignment" OR title:alignment safety harmful OR "alignment faking" OR title:"scalable oversight"

fairness-and-bias: Fairness and bias
Who is treated unfairly by models, measured and mended.
also: fairness, bias, algorithmic fairness
title:fairness (bias OR demographic OR discrimination OR "machine learning") OR title:(bias OR stereotype) (LLM OR "language model") OR "social bias" OR "gender bias" OR "algorithmic bias" OR "algorithmic fairness" OR "political bias" OR "cultural bias" OR "cultural alignment" OR "demographic bias"

misinformation: Misinformation and generated content
False news, hate, deepfakes, watermarks and telling machine from human.
also: fake news, deepfakes, hate speech, watermarking
misinformation OR disinformation OR deepfake OR "fake news" OR "hate speech" OR watermarking (generative OR LLM OR "language model") OR "AI-generated text" OR "AI-generated image" OR "AI-generated content" OR "machine-generated text" OR "synthetic image detection"

education: Education
Teaching with models, and learning how people learn.
also: intelligent tutoring, knowledge tracing
title:(education OR tutor OR tutoring OR classroom OR pedagogical) OR "intelligent tutoring" OR "knowledge tracing" OR "essay scoring" OR "educational applications" OR "educational content" OR "higher education" OR "teaching assistant" OR "personalized education"

human-ai-interaction: People and AI
How people work and talk with models, and what it does to them.
also: HCI, human-computer interaction, human-AI collaboration, chatbots, dialogue
"human-AI interaction" OR "human-AI collaboration" OR "human-AI" OR "AI companion" OR "mental health" (LLM OR "language model" OR chatbot) OR "role-playing" (LLM OR "language model") OR title:(chatbot OR conversational OR dialogue OR persona OR empathetic OR persuasion) (LLM OR "language model" OR user OR human)

finance: Finance
Markets, money and risk.
also: trading, stock market, quantitative finance
title:(financial OR finance OR "stock market" OR portfolio OR cryptocurrency OR investment) OR "stock market" OR "stock price" OR "financial market" OR "algorithmic trading" OR "credit risk" OR "quantitative trading"

law-and-policy: Law and policy
Rules for AI, copyright, ethics, and models that read the law.
also: law, AI governance, AI regulation, copyright
"AI governance" OR "AI regulation" OR "AI Act" OR "AI policy" OR "responsible AI" OR "AI ethics" OR GDPR OR copyright (AI OR LLM OR "language model" OR "diffusion model") OR title:(legal OR copyright) OR "legal reasoning" OR "legal text" OR "labor market" (AI OR LLM)
`;

/** The groups, and the topics in each, in the order they are shown in. */
export const TOPIC_GROUPS: readonly TopicGroup[] = groupsOf(TABLE);

/** Every topic, in the order of the groups. */
export const TOPICS: readonly Topic[] = TOPIC_GROUPS.flatMap(({ topics }) => topics);

/** The topic of a slug, in any case. */
export function findTopic(slug: string): Topic | undefined {
  const wanted = slug.toLowerCase();
  return TOPICS.find((topic) => topic.slug === wanted);
}

const queries = new WeakMap<object, Query>();

/**
 * The query of a topic, which is read once.
 * @throws {Error} if it cannot be read or asks for everything, which the tests rule out
 */
export function queryOf(topic: Pick<Topic, "slug" | "query">): Query {
  const known = queries.get(topic);
  if (known) return known;
  const parsed = parse(topic.query);
  if (!parsed.ok || !parsed.tree) {
    const why = parsed.ok ? "It is empty." : explain(parsed.error);
    throw new Error(`The query of the topic ${topic.slug} cannot be used. ${why}`);
  }
  queries.set(topic, parsed.tree);
  return parsed.tree;
}

function groupsOf(table: string): TopicGroup[] {
  const sections = table.split(/^# /m).slice(1);
  return sections.map((section) => {
    const [title, ...topics] = section.trim().split("\n\n");
    return { title: title!, topics: topics.map(topicOf) };
  });
}

function topicOf(block: string): Topic {
  const [, slug, title, description, names = "", query] =
    /^(.+?): (.+)\n(.+)\n(?:also: (.+)\n)?(.+)$/.exec(block)!;
  return {
    slug: slug!,
    title: title!,
    description: description!,
    names: names.split(", ").filter(Boolean),
    query: query!,
  };
}
