/** A question many ask, with a name of its own. */
export interface Topic {
  /** What stands in its address, below `/topics/`. */
  slug: string;
  title: string;
  /** One sentence. */
  description: string;
  /** In the query language. */
  query: string;
}

/** The topics, in the order they are shown in. */
export const TOPICS: readonly Topic[] = [
  {
    slug: "machine-unlearning",
    title: "Machine unlearning",
    description: "Making trained models forget data, and keeping them from forgetting the rest.",
    query: `unlearn* OR forget* OR "right to be forgotten"`,
  },
  {
    slug: "llm-agents",
    title: "LLM agents",
    description: "Language models that plan, use tools, browse, and work in teams.",
    query: `(agent OR agents OR agentic OR "tool use" OR "function calling") (LLM OR LLMs OR "language model")`,
  },
  {
    slug: "reasoning",
    title: "Reasoning",
    description: "Chains of thought, mathematics, and models that think before they answer.",
    query: `"chain of thought" OR "mathematical reasoning" OR "reasoning model" OR "reasoning models" OR "test-time compute" OR title:reasoning`,
  },
  {
    slug: "diffusion-models",
    title: "Diffusion models",
    description: "Generating images, video and more by diffusion and flow matching.",
    query: `"diffusion model" OR "diffusion transformer" OR "flow matching" OR "score-based" OR "rectified flow" OR title:diffusion`,
  },
  {
    slug: "retrieval",
    title: "Retrieval and RAG",
    description: "Search, embeddings, and generation that looks things up.",
    query: `"retrieval augmented" OR RAG OR "dense retrieval" OR "information retrieval" OR reranking OR title:retrieval`,
  },
  {
    slug: "evaluation",
    title: "Evaluation and benchmarks",
    description: "How models are measured, and what the measures miss.",
    query: `title:benchmark OR title:evaluating OR title:evaluation OR "LLM-as-a-judge" OR "data contamination"`,
  },
  {
    slug: "safety-and-alignment",
    title: "Safety and alignment",
    description: "Preference tuning, jailbreaks, red teaming, oversight and honesty.",
    query: `alignment OR jailbreak* OR "red teaming" OR RLHF OR "preference optimization" OR "AI safety" OR "reward hacking"`,
  },
  {
    slug: "robotics",
    title: "Robotics",
    description: "Robots that see, grasp, walk, and follow instructions.",
    query: `robot OR robotic OR robotics OR "vision-language-action" OR "embodied"`,
  },
  {
    slug: "speech-and-audio",
    title: "Speech and audio",
    description: "Recognition, synthesis, music and sound.",
    query: `speech OR audio OR "text-to-speech" OR "speaker" OR music`,
  },
  {
    slug: "code-generation",
    title: "Code generation",
    description: "Models that write, repair and review programs.",
    query: `"code generation" OR "program synthesis" OR "software engineering" OR "code model" OR "coding agent" OR title:code`,
  },
  {
    slug: "efficient-inference",
    title: "Efficient inference",
    description: "Quantization, pruning, speculative decoding and caches: more for less.",
    query: `quantization OR pruning OR "speculative decoding" OR "KV cache" OR "sparse attention" OR distillation OR "inference acceleration"`,
  },
  {
    slug: "multimodal",
    title: "Multimodal models",
    description: "Models that read images and video along with text.",
    query: `multimodal OR "vision-language" OR "visual question answering" OR MLLM OR VLM`,
  },
  {
    slug: "reinforcement-learning",
    title: "Reinforcement learning",
    description: "Learning by trial, from games to language models.",
    query: `"reinforcement learning" OR "policy gradient" OR GRPO OR "reward model"`,
  },
  {
    slug: "long-context",
    title: "Long context and memory",
    description: "Longer windows, state-space models, and memory that lasts.",
    query: `"long context" OR "context window" OR "state space model" OR mamba OR "linear attention" OR "positional encoding"`,
  },
  {
    slug: "video-generation",
    title: "Video generation",
    description: "Making and editing moving pictures.",
    query: `"video generation" OR "text-to-video" OR "video diffusion" OR "video editing" OR "image-to-video"`,
  },
  {
    slug: "3d-vision",
    title: "3D vision",
    description: "Reconstruction, novel views, Gaussian splatting and scenes.",
    query: `"3D reconstruction" OR "gaussian splatting" OR NeRF OR "novel view synthesis" OR "point cloud"`,
  },
];

/** The topic of a slug, in any case. */
export function findTopic(slug: string): Topic | undefined {
  const wanted = slug.toLowerCase();
  return TOPICS.find((topic) => topic.slug === wanted);
}
