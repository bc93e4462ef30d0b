import { jest } from '@jest/globals';
import { hasCorpus } from '../../support/corpus.ts';
import { group, isForTuning, pairwise, trialReports } from '../../support/grouping.ts';
import { realMails } from '../../support/real-mails.ts';
import { sameCampaign } from '../../support/same-campaign.ts';

jest.setTimeout(180_000);

// Skipped where the corpus is absent, with a message (tests/support/corpus.ts).
(hasCorpus ? describe : describe.skip)('grouping real mails, each reported by five colleagues', () => {
  const phish = hasCorpus ? realMails().filter(({ name }) => name.startsWith('phish/')) : [];
  const halves: [string, typeof phish][] = [
    ['all 220', phish],
    ['the half that weights and thresholds were chosen on', phish.filter(({ name }) => isForTuning(name))],
    ['the half that they never saw', phish.filter(({ name }) => !isForTuning(name))],
  ];
  it.each(halves)('%s: pairwise precision ≥ 0.98, recall ≥ 0.95', async (_name, mails) => {
    const reports = await trialReports(mails, 5, 20_261_124);
    const { precision, recall, wrong, missed } = pairwise(reports, group(reports), sameCampaign);
    expect({ precise: precision >= 0.98, complete: recall >= 0.95, precision, recall, wrong, missed }).toMatchObject({ precise: true, complete: true });
  });

  it('keeps ordinary mails apart, but for two issues of one newsletter', async () => {
    const reports = await trialReports(realMails().filter(({ name }) => name.startsWith('ham/')), 5, 1);
    const { recall, wrong } = pairwise(reports, group(reports), () => false);
    expect(recall).toBeGreaterThanOrEqual(0.95);
    expect(wrong.length).toBeLessThanOrEqual(1);
  });
});
