// The shapes of `GET /api/daily_papers` of Hugging Face, as far as the simulator writes them.

export interface User {
  _id: string;
  avatarUrl: string;
  isPro: boolean;
  fullname: string;
  type: "user";
}

export interface Author {
  _id: string;
  name: string;
  hidden: boolean;
  user?: User & { user: string };
  status?: string;
  statusLastChangedAt?: string;
}

export interface Organization {
  _id: string;
  name: string;
  fullname: string;
  avatar: string;
}

/** An element of the list of a day. */
export interface DailyPaper {
  paper: {
    id: string;
    authors: Author[];
    publishedAt: string;
    title: string;
    summary: string;
    upvotes: number;
    discussionId?: string;
    submittedOnDailyAt?: string;
    submittedOnDailyBy?: User & { user: string };
    mediaUrls?: string[];
    projectPage?: string;
    githubRepo?: string;
    githubStars?: number;
    ai_summary?: string;
    ai_keywords?: string[];
    organization?: Organization;
  };
  publishedAt: string;
  title: string;
  summary?: string;
  thumbnail?: string;
  numComments: number;
  submittedBy?: User & { name: string };
  organization?: Organization;
  isAuthorParticipating?: boolean;
}
