import { useCallback, useReducer } from 'react';
import type { AnswerClass } from '../../../contract/own-report.ts';
import type { Verdict } from '../../../contract/verdict.ts';
import { beginDraft } from './draft.ts';
import type { Draft } from './draft.ts';

/** Kept as long as the page lives, so that looking at another campaign, or a session that ends, loses nothing that was typed. */
const drafts = new Map<string, Draft>();

/** The verdict that is being written for one campaign, report or selection. */
export function useDraft(key: string, given: Verdict | null) {
  const [, show] = useReducer((count: number) => count + 1, 0);
  const draft = drafts.get(key) ?? null;

  const choose = useCallback((name: AnswerClass) => {
    const before = drafts.get(key);
    drafts.set(key, before === undefined ? beginDraft(name, given) : { ...before, class: name });
    show();
  }, [given, key]);
  const change = useCallback((changes: Partial<Draft>) => {
    const before = drafts.get(key);
    if (before !== undefined) drafts.set(key, { ...before, ...changes });
    show();
  }, [key]);
  const forget = useCallback(() => {
    drafts.delete(key);
    show();
  }, [key]);

  return { draft, choose, change, forget };
}
