import type { Flag } from '../../contract/desk.ts';
import { flagNames, flagWords } from './evidence-words.ts';

/** What stands out about one link or file, in a few words each; the sentence is under Mail and in the title. */
export function FlagMarks({ flags }: { flags: readonly Flag[] }) {
  if (flags.length === 0) return null;
  return <ul className="flag-marks">{flags.map((flag) => <li key={flag} title={flagWords[flag]}>{flagNames[flag]}</li>)}</ul>;
}
