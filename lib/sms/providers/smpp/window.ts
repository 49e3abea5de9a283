/** So many at a time; who comes when it is full stands in line, for `patienceMs` at most. */
export class Window {
  private taken = 0;
  private line: ((got: boolean) => void)[] = [];
  private readonly size: number;
  private readonly patienceMs: number;

  constructor(size: number, patienceMs: number) {
    this.size = size;
    this.patienceMs = patienceMs;
  }

  /** Whether there is a place now; who has one gives it back with `leave`. */
  async take(): Promise<boolean> {
    if (this.taken < this.size) {
      this.taken += 1;
      return true;
    }
    return new Promise((resolve) => {
      const end = (got: boolean) => {
        clearTimeout(tooLate);
        this.line = this.line.filter((each) => each !== end);
        resolve(got);
      };
      const tooLate = setTimeout(() => end(false), this.patienceMs);
      this.line.push(end);
    });
  }

  leave(): void {
    const [next] = this.line;
    // Handed on, not given back: whoever comes in between must not take it as well.
    if (next) next(true);
    else this.taken -= 1;
  }
}
