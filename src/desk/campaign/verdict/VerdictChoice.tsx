import { useId } from 'react';
import { answerClassSchema } from '../../../contract/own-report.ts';
import type { AnswerClass } from '../../../contract/own-report.ts';
import { classWords } from '../../words.ts';
import { classSentences, verdictWords } from './verdict-words.ts';

/** The classes in the order of their keys, 1 to 5. */
export const classes = answerClassSchema.options;

/** The five things a mail can be called. */
export function VerdictChoice({ chosen, keys, onChoose }: { chosen: AnswerClass | null; keys: boolean; onChoose: (name: AnswerClass) => void }) {
  const group = useId();
  return (
    <div className="verdict-choice" role="radiogroup" aria-label={verdictWords.choose}>
      {classes.map((name, i) => (
        <label key={name} className="verdict-class" data-class={name} title={classSentences[name]}>
          <input type="radio" name={group} value={name} checked={chosen === name} onChange={() => { onChoose(name); }} />
          <span>{classWords[name]}</span>
          {keys && <kbd aria-hidden="true">{i + 1}</kbd>}
        </label>
      ))}
    </div>
  );
}
