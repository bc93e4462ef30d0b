import { useEffect, useState } from 'react';
import { answersPreviewSchema } from '../../../contract/verdict.ts';
import type { AnswersPreview } from '../../../contract/verdict.ts';
import { change } from '../../api/call.ts';
import type { Trouble } from '../../api/call.ts';
import { effectOf } from './draft.ts';
import type { Draft } from './draft.ts';

/** Asked once the writing rests. */
const restMs = 400;

interface Shown {
  /** Address and question that it answers. */
  readonly of: string;
  readonly preview: AnswersPreview | null;
  readonly trouble: Trouble | null;
}

/** What reporters will read if the draft is given. The last one stays, marked as changing, until the new one is there. */
export function useAnswersPreview(address: string | null, draft: Draft | null) {
  const [shown, setShown] = useState<Shown | null>(null);
  const question = draft === null ? null : JSON.stringify(effectOf(draft));
  const of = `${address ?? ''} ${question ?? ''}`;
  useEffect(() => {
    if (address === null || question === null) return;
    let gone = false;
    const timer = setTimeout(() => {
      void change(address, JSON.parse(question), answersPreviewSchema).then((answer) => {
        if (!gone) setShown((before) => ({ of, preview: answer.ok ? answer.value : before?.preview ?? null, trouble: answer.ok ? null : answer.trouble }));
      });
    }, restMs);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [address, of, question]);

  const same = shown !== null && address !== null && shown.of.startsWith(`${address} `);
  return { preview: same ? shown.preview : null, trouble: same ? shown.trouble : null, changing: shown?.of !== of };
}
