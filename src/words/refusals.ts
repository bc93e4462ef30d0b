import type { ProblemCode } from '../contract/problem.ts';
import type { PaneKey } from './audience-words.ts';

/** What a refusal says: why, and the one thing to do. */
export interface RefusalWords {
  readonly why: PaneKey;
  readonly step: PaneKey;
}

/** Words for every code the server can refuse with; a new code without words does not compile. */
export const refusalWords: Readonly<Record<ProblemCode, RefusalWords>> = {
  invalid_report: { why: 'refused.why.notUnderstood', step: 'refused.tellTeam' },
  invalid_request: { why: 'refused.why.notUnderstood', step: 'refused.tellTeam' },
  unsupported_media: { why: 'refused.why.notUnderstood', step: 'refused.tellTeam' },
  not_found: { why: 'refused.why.notFound', step: 'refused.tellTeam' },
  not_allowed: { why: 'refused.why.notAllowed', step: 'refused.tellTeam' },
  mail_too_large: { why: 'refused.why.mailTooLarge', step: 'refused.tellTeam' },
  key_reused: { why: 'refused.why.mixedUp', step: 'refused.pressAgain' },
  too_late: { why: 'undo.tooLate', step: 'refused.tellTeam' },
  // The pane keeps these and tries again; should one ever come as final, it has words.
  not_signed_in: { why: 'refused.why.signIn', step: 'refused.pressAgain' },
  too_many: { why: 'refused.why.busy', step: 'refused.pressAgain' },
  not_ready: { why: 'refused.why.busy', step: 'refused.pressAgain' },
  internal: { why: 'refused.why.server', step: 'refused.pressAgain' },
};
