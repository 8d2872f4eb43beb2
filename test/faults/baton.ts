type Runner = "first" | "second";

/** Lets two take turns, the second first: what one does, the other waits for. */
export class Baton {
  #turn: Runner = "second";
  #isHeld = false;
  readonly #ended = new Set<Runner>();
  #wake: (() => void)[] = [];

  /** Does something in turn. */
  async inTurn<Result>(who: Runner, work: () => Promise<Result>): Promise<Result> {
    while (this.#isHeld || (this.#turn !== who && !this.#ended.has(this.#turn))) {
      await new Promise<void>((resolve) => this.#wake.push(resolve));
    }
    this.#isHeld = true;
    try {
      return await work();
    } finally {
      this.#isHeld = false;
      this.#turn = who === "first" ? "second" : "first";
      this.#goOn();
    }
  }

  /** Takes no more turns: the other one has them all. */
  end(who: Runner): void {
    this.#ended.add(who);
    this.#goOn();
  }

  #goOn(): void {
    const all = this.#wake;
    this.#wake = [];
    for (const wake of all) wake();
  }
}
