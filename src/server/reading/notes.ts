/** What could not be read of a mail, in sentences for the analyst. */
export type Notes = {
  /** Something was cut for show; the mail was still read in full. */
  cut(sentence: string): void;
  /** Something of the mail was not looked at: the reading is "limited". */
  limit(sentence: string): void;
  /** True when the time for this mail is used up; says so once. */
  outOfTime(): boolean;
  readonly limited: boolean;
  readonly sentences: string[];
};

/** @param now milliseconds of a clock that only goes forward. @param deadline when to stop looking, on that clock. */
export function createNotes(now: () => number, deadline: number): Notes {
  const sentences = new Set<string>();
  let limited = false;
  const limit = (sentence: string) => {
    limited = true;
    sentences.add(sentence);
  };
  return {
    cut: (sentence) => { sentences.add(sentence); },
    limit,
    outOfTime() {
      if (now() < deadline) return false;
      limit('Reading took too long; what came after that was not looked at.');
      return true;
    },
    get limited() { return limited; },
    get sentences() { return [...sentences]; },
  };
}
