import type { CampaignDetail } from '../../contract/campaign.ts';
import { useKeys } from '../frame/use-keys.ts';
import { campaignOf, focusedRow } from '../queue/row-focus.ts';
import type { Handling } from './use-handling.ts';
import type { VerdictInHand } from './verdict/use-verdict.ts';
import { classes } from './verdict/VerdictChoice.tsx';

/** Puts the focus on what is about to be drawn. */
function focusNext(selector: string): void {
  requestAnimationFrame(() => { document.querySelector<HTMLElement>(selector)?.focus(); });
}

/** Keys that act on the open campaign. With the focus on another one's row they do nothing: nobody decides what they do not look at. */
export function useCampaignKeys({ id, campaign, verdict, handling, onNote }: { id: string; campaign: CampaignDetail | null; verdict: VerdictInHand; handling: Handling; onNote: () => void }): void {
  const onThis = (action: () => void) => () => {
    const row = focusedRow();
    if (campaign !== null && (row === null || campaignOf(row) === id)) action();
  };
  const choose = Object.fromEntries(classes.map((name, i) => [String(i + 1), onThis(() => { verdict.choose(name); focusNext('.campaign .verdict-form :is(input, select, textarea)'); })]));
  useKeys({
    ...choose,
    'Ctrl+Enter': onThis(() => void verdict.give()),
    a: onThis(() => { if (!handling.busy) void handling.assign(handling.mine ? 'nobody' : 'me'); }),
    u: onThis(() => { if (!handling.busy) void handling.markSeen(campaign?.unread === true); }),
    n: onThis(() => { onNote(); focusNext('#note-text'); }),
  });
}
