/** A mail that the host keeps instead of sending it, for a list. */
export interface LetterHead {
  name: string;
  to: string;
  subject: string;
  /** Seconds UTC. */
  at: number;
}

/** The whole of it. */
export interface Letter extends LetterHead {
  headers: { name: string; value: string }[];
  text: string;
  html: string;
  source: string;
}

/** The mails that the host of `npm start` keeps. */
export function hostLetters(host: Fetcher) {
  return {
    async list(): Promise<LetterHead[]> {
      const response = await host.fetch("http://host/letters");
      return response.json<LetterHead[]>();
    },
    async read(name: string): Promise<Letter | undefined> {
      const response = await host.fetch(`http://host/letters/${encodeURIComponent(name)}`);
      return response.ok ? response.json<Letter>() : undefined;
    },
  };
}
