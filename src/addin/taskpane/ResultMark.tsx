import type { Result } from './result-words.ts';

const strokes: Readonly<Record<Result['kind'], string>> = {
  // A tick, the hands of a clock, an i: told apart by shape, not by colour alone.
  reported: 'M7 12.5l3.2 3.2L17 9',
  kept: 'M12 7v5.2l3.2 2',
  withdrawn: 'M8 12h8',
  refused: 'M12 11v5.5M12 7.4v.2',
};

/** The sign of a result. The words say the same, so it is silent. */
export function ResultMark({ kind }: { kind: Result['kind'] }) {
  return (
    <svg className="mark" viewBox="0 0 24 24" width="28" height="28" aria-hidden="true" focusable="false">
      <circle cx="12" cy="12" r="10.5" className="ground" />
      <path d={strokes[kind]} className="stroke" fill="none" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}
