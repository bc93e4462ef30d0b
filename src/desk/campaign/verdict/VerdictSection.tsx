import './verdict.css';
import { useId } from 'react';
import type { AnswersPreview } from '../../../contract/verdict.ts';
import { AnswerShort } from './AnswerShort.tsx';
import { AnswersPreviewList } from './AnswersPreviewList.tsx';
import type { VerdictInHand } from './use-verdict.ts';
import { verdictWords as words } from './verdict-words.ts';
import { VerdictChoice } from './VerdictChoice.tsx';
import { VerdictForm } from './VerdictForm.tsx';
import { VerdictState } from './VerdictState.tsx';

interface Props {
  verdict: VerdictInHand;
  /** The answers before they go, where they can be shown. */
  preview: { preview: AnswersPreview | null; failed: boolean; changing: boolean } | null;
  /** How many it answers, as far as is known without the preview. */
  people: number | null;
  answersDue: number;
  /** Goes on to the next one; absent where there is none. */
  onNext?: () => void;
}

/** The verdict, always in sight: five choices, and beneath them what is being written or what was said. */
export function VerdictSection({ verdict, preview, people, answersDue, onNext }: Props) {
  const title = useId();
  const { draft } = verdict;
  return (
    <section className="verdict" aria-labelledby={title} data-writing={draft !== null}>
      <div className="verdict-bar">
        <h3 id={title} className="sr">{words.title}</h3>
        <VerdictChoice chosen={draft?.class ?? null} keys={onNext !== undefined} onChoose={verdict.choose} />
      </div>
      {draft === null
        ? <VerdictState verdict={verdict} answersDue={answersDue} {...(onNext === undefined ? {} : { onNext })} />
        : <VerdictForm verdict={verdict} draft={draft} button={words.give(preview?.preview?.people ?? people)} short={preview !== null && <AnswerShort preview={preview.preview} />}>{preview !== null && <AnswersPreviewList {...preview} />}</VerdictForm>}
    </section>
  );
}
