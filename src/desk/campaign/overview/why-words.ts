import type { CampaignDetail, Joined } from '../../../contract/campaign.ts';

type Why = CampaignDetail['why'][number];
type Parts = NonNullable<Joined['parts']>;

const percent = (share: number): string => `${Math.round(share * 100)}\u00a0%`;
const partNames: Record<keyof Parts, string> = { body: 'text', subject: 'subject', sender: 'sender', hosts: 'link targets' };

/** "text 80 %, subject 100 %": what a likeness is made of; a part that one of the mails lacks is left out. */
function partsInWords(parts: Parts): string {
  return (['body', 'subject', 'sender', 'hosts'] as const).flatMap((name) => (parts[name] === null ? [] : [`${partNames[name]} ${percent(parts[name])}`])).join(', ');
}

/** Why reports are together, one sentence for each way; a number never stands alone. */
export function whyInWords({ how, reports, lowestScore, parts }: Why): string | null {
  const many = reports.toLocaleString('en');
  switch (how) {
    case 'first': return null;
    case 'message-id': return reports === 1 ? '1 has the same Message-ID.' : `${many} have the same Message-ID.`;
    case 'hand': return reports === 1 ? '1 was put here by hand.' : `${many} were put here by hand.`;
    case 'content': {
      const said = reports === 1 ? '1 has nearly the same content' : `${many} have nearly the same content`;
      if (lowestScore === null) return `${said}.`;
      const made = parts == null ? '' : partsInWords(parts);
      return `${said}. ${reports === 1 ? 'Likeness' : 'Lowest likeness'} ${percent(lowestScore)}${made === '' ? '' : `: ${made}`}.`;
    }
  }
}

/** The same for one report. */
export function joinedInWords({ how, score, parts, like }: Joined): string {
  switch (how) {
    case 'first': return 'It began this campaign.';
    case 'message-id': return 'Same Message-ID.';
    case 'hand': return 'Put here by hand.';
    case 'content': {
      const made = parts === undefined ? '' : partsInWords(parts);
      return `Nearly the same content${like === undefined ? '' : ` as report ${like}`}${score === undefined ? '' : `, likeness ${percent(score)}`}${made === '' ? '' : `: ${made}`}.`;
    }
  }
}
