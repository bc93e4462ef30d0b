import { useCallback, useRef, useState } from 'react';
import type { AnswerClass } from '../../../contract/own-report.ts';
import type { Verdict, VerdictRequest } from '../../../contract/verdict.ts';
import type { Outcome, Trouble } from '../../api/call.ts';
import { faultOf, requestOf } from './draft.ts';
import type { Draft, Fault } from './draft.ts';
import { useDraft } from './use-draft.ts';

/** What a verdict is given on: a campaign, one report, or a selection. `send` tells how many reporters it answers, where that is known. */
export interface VerdictTarget {
  /** Names the target, and keeps its draft. */
  readonly key: string;
  /** The last verdict, also one that was taken back. */
  readonly given: Verdict | null;
  /** Whether that is what counts now; otherwise it was before. */
  readonly stands: boolean;
  readonly send: (request: VerdictRequest) => Promise<Outcome<number | null>>;
  readonly openAgain: () => Promise<Outcome<number | null>>;
  readonly onChanged: () => Promise<void>;
}

/** What just came of a press; `class` null: opened again. */
export interface Done {
  readonly class: AnswerClass | null;
  readonly answers: number | null;
}

/** The whole of giving one verdict: what is written, what stands in its way, what came of it. */
export function useVerdict({ key, given, stands, send, openAgain, onChanged }: VerdictTarget) {
  const { draft, choose, change, forget } = useDraft(key, given);
  const [state, setState] = useState<{ of: string; fault: Fault | null; trouble: Trouble | null; done: Done | null }>({ of: key, fault: null, trouble: null, done: null });
  const [busy, setBusy] = useState(false);
  // A second press while the first is under way must not give it twice.
  const under = useRef(false);
  const { fault, trouble, done } = state.of === key ? state : { fault: null, trouble: null, done: null };

  const act = useCallback(async (what: () => Promise<Outcome<number | null>>, name: AnswerClass | null) => {
    if (under.current) return;
    under.current = true;
    setBusy(true);
    const answer = await what();
    if (answer.ok) forget();
    setState({ of: key, fault: null, trouble: answer.ok ? null : answer.trouble, done: answer.ok ? { class: name, answers: answer.value } : null });
    // After a refusal too: what stands on the server by now may be why.
    await onChanged();
    under.current = false;
    setBusy(false);
  }, [forget, key, onChanged]);

  const give = useCallback(async () => {
    if (draft === null) return;
    const wrong = faultOf(draft);
    if (wrong !== null) { setState({ of: key, fault: wrong, trouble: null, done: null }); return; }
    await act(() => send(requestOf(draft)), draft.class);
  }, [act, draft, key, send]);

  return {
    draft, given, stands, fault, trouble, done, busy, give,
    /** Somebody else's verdict came while this one was written. */
    meanwhile: draft !== null && !busy && given !== null && given.at !== draft.basedOn ? given : null,
    openAgain: useCallback(() => act(openAgain, null), [act, openAgain]),
    choose: useCallback((name: AnswerClass) => { setState({ of: key, fault: null, trouble: null, done: null }); choose(name); }, [choose, key]),
    change: useCallback((changes: Partial<Draft>) => { setState((now) => ({ ...now, fault: null })); change(changes); }, [change]),
    dismiss: forget,
  };
}

export type VerdictInHand = ReturnType<typeof useVerdict>;
