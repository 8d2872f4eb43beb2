/** Answers being made, by key. A request for the same one waits for it. */
export class Flights {
  readonly #flights = new Map<string, Promise<unknown>>();

  /**
   * The answer being made, to wait for; undefined if nobody makes it. It comes to an end even if who
   * asked first is gone, and their request with them.
   * @param patience the most to wait, in milliseconds
   */
  follow(key: string, patience: number): Promise<void> | undefined {
    const flight = this.#flights.get(key);
    return flight && this.#wait(key, flight, patience);
  }

  /**
   * Makes something that others may follow.
   * @param work is to go on when the request that began it has ended
   */
  lead(key: string, work: Promise<void>): void {
    this.#flights.set(key, work);
    void this.#land(key, work);
  }

  async #land(key: string, work: Promise<void>): Promise<void> {
    await work.catch(() => {});
    if (this.#flights.get(key) === work) this.#flights.delete(key);
  }

  async #wait(key: string, flight: Promise<unknown>, patience: number): Promise<void> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise((resolve) => {
      timer = setTimeout(resolve, patience, true);
    });
    const isLate = await Promise.race([flight.catch(() => {}), late]);
    clearTimeout(timer);
    // The next one makes it.
    if (isLate === true && this.#flights.get(key) === flight) this.#flights.delete(key);
  }
}
