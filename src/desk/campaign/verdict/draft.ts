import type { AnswerClass } from '../../../contract/own-report.ts';
import { criteria, playbook } from '../../../contract/verdict.ts';
import type { Criterion, DangerKind, PlaybookStep, Severity, Verdict, VerdictRequest } from '../../../contract/verdict.ts';

/** A verdict that is being written. Criteria and steps of other classes stay ticked while somebody changes their mind. */
export interface Draft {
  readonly class: AnswerClass;
  readonly kind: DangerKind | null;
  readonly severity: Severity | null;
  readonly criteria: readonly Criterion[];
  readonly facts: string;
  readonly assumptions: string;
  readonly steps: readonly PlaybookStep[];
  /** As typed. */
  readonly removedFrom: string;
  readonly siteDown: boolean;
  readonly senderBlocked: boolean;
  /** When the verdict was given that stood when the writing began; null for none. */
  readonly basedOn: string | null;
}

export type Fault = 'criterion' | 'number';

export const criteriaOf = (name: AnswerClass): readonly Criterion[] => criteria[name];
export const stepsOf = (name: AnswerClass): readonly PlaybookStep[] => playbook[name];

const has = <T extends string>(known: readonly T[]) => (one: string): one is T => (known as readonly string[]).includes(one);

/** A draft begins with what was said before: a change of verdict changes, it does not start anew. */
export function beginDraft(name: AnswerClass, given: Verdict | null): Draft {
  return {
    class: name,
    kind: given?.kind ?? null,
    severity: given?.severity ?? null,
    criteria: (given?.criteria ?? []).filter(has<Criterion>(Object.values(criteria).flat())),
    facts: given?.facts ?? '',
    assumptions: given?.assumptions ?? '',
    steps: (given?.steps ?? []).filter(has<PlaybookStep>(Object.values(playbook).flat())),
    removedFrom: given?.removedFrom == null ? '' : String(given.removedFrom),
    siteDown: given?.siteDown ?? false,
    senderBlocked: given?.senderBlocked ?? false,
    basedOn: given?.at ?? null,
  };
}

/** What stands in the way of giving it. */
export function faultOf(draft: Draft): Fault | null {
  const choices = criteriaOf(draft.class);
  if (choices.length > 0 && !draft.criteria.some(has(choices))) return 'criterion';
  const count = Number(draft.removedFrom);
  if (draft.class === 'dangerous' && draft.removedFrom.trim() !== '' && !(Number.isInteger(count) && count >= 0 && count <= 1_000_000)) return 'number';
  return null;
}

/** The part that decides what reporters read. */
export function effectOf(draft: Draft): Pick<VerdictRequest, 'class' | 'kind' | 'severity' | 'removedFrom' | 'siteDown' | 'senderBlocked'> {
  if (draft.class !== 'dangerous') return { class: draft.class };
  return {
    class: draft.class,
    ...(draft.kind === null ? {} : { kind: draft.kind }),
    ...(draft.severity === null ? {} : { severity: draft.severity }),
    ...(draft.removedFrom.trim() === '' || faultOf(draft) === 'number' ? {} : { removedFrom: Number(draft.removedFrom) }),
    ...(draft.siteDown ? { siteDown: true } : {}),
    ...(draft.senderBlocked ? { senderBlocked: true } : {}),
  };
}

/** What is sent: of criteria and steps only those of the class. */
export function requestOf(draft: Draft): VerdictRequest {
  return {
    ...effectOf(draft),
    criteria: draft.criteria.filter(has(criteriaOf(draft.class))),
    steps: draft.steps.filter(has(stepsOf(draft.class))),
    facts: draft.facts.trim(),
    assumptions: draft.assumptions.trim(),
  };
}
