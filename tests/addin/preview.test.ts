import { fromDesk } from '../../src/addin/preview/from-desk.ts';
import { sampleReporting } from '../../src/addin/preview/sample-reporting.ts';
import { sceneOf } from '../../src/addin/preview/scene.ts';
import { shownReport } from '../../src/addin/taskpane/pane.ts';
import { sayResult, isResult } from '../../src/addin/taskpane/result-words.ts';
import { previewAnswers, previewMoments } from '../../src/contract/preview.ts';
import type { PreviewMoment, PreviewReader, PreviewShow } from '../../src/contract/preview.ts';
import { momentOf } from '../../src/desk/admin/moment-of.ts';
import { loadPack } from '../../src/words/pack.ts';

const said = { title: 'An answer', lines: ['A line.'] };
const reader: PreviewReader = {
  language: 'ja', frame: 'safe-to-report', region: 'asia', reason: 'country', regions: [{ id: 'asia', name: null }], words: { 'receipt.title': '届きました。' }, wordsVersion: '1',
  agreement: null, contact: { phone: '', mail: '' }, undoMinutes: 10, answerHours: 24, answers: Object.fromEntries(previewAnswers.map((one) => [one, said])) as PreviewReader['answers'],
};
const show = (moment: PreviewMoment): PreviewShow => ({ kind: 'show', reader, moment, key: null, theme: 'light' });

describe('the preview listens', () => {
  const desk = { origin: 'https://desk.example.com', parent: {} };
  const message = (changes: object) => ({ origin: desk.origin, source: desk.parent, data: show('receipt'), ...changes }) as unknown as MessageEvent;

  test('to the desk around it', () => {
    expect(fromDesk(message({}), desk)).toEqual(show('receipt'));
  });

  test.each([
    ['another origin', { origin: 'https://evil.test' }],
    ['an opaque origin', { origin: 'null' }],
    ['another window of the desk', { source: {} }],
    ['no window', { source: null }],
    ['a moment that there is not', { data: { ...show('receipt'), moment: 'threat' } }],
    ['more than was agreed on', { data: { ...show('receipt'), html: '<b>x</b>' } }],
    ['nothing', { data: undefined }],
  ])('not to %s', (_name, changes) => {
    expect(fromDesk(message(changes), desk)).toBeNull();
  });
});

describe('a moment is the pane’s own state', () => {
  const scene = async (moment: PreviewMoment) => sceneOf(show(moment), 'ja', await loadPack('ja'), Date.now());

  test.each(previewMoments)('%s', async (moment) => {
    const { pane, room, pressed, answer } = await scene(moment);
    const state = pane.get();
    const kind = shownReport(state)?.state.kind;
    expect(state.invitation).toMatchObject({ frame: 'safe-to-report' });
    expect(kind).toBe(({ invitation: undefined, sending: 'sending', kept: 'kept', refused: 'refused', withdrawn: 'withdrawn' } as Record<string, string | undefined>)[moment] ?? (moment === 'invitation' ? undefined : 'reported'));
    expect({ room, pressed, answer }).toEqual({
      room: previewAnswers.some((one) => one === moment) ? 'mine' : moment === 'agreement' ? 'agreement' : moment === 'settings' ? 'words' : null,
      pressed: ['clicked', 'opened', 'password', 'replied', 'paid'].includes(moment) ? moment : null,
      answer: previewAnswers.find((one) => one === moment) ?? null,
    });
  });

  test('with the organisation’s own words in it, and no agreement where none is in force', async () => {
    const { voice, reports, me } = (await scene('receipt')).pane.get();
    const state = [...reports.values()][0]?.state;
    if (!voice || !state || !isResult(state)) throw new Error('there is no receipt');
    expect(sayResult(state, voice, new Date(), 1).title).toBe('届きました。');
    expect(me?.agreement).toBeNull();
  });

  test('and everything pressed in it succeeds, on this page alone', async () => {
    const shown = await scene('safe');
    const { person, audience } = sampleReporting(shown, reader);
    expect((await person.reports())?.items[0]?.answers[0]).toMatchObject({ ...said, language: 'ja' });
    expect(await person.happened('preview', ['clicked'])).toMatchObject({ happened: ['clicked'] });
    expect(await person.undo('preview')).toMatchObject({ state: 'withdrawn' });
    expect(await person.comment('preview', { comment: 'One more thing', differs: true })).toMatchObject({ comments: [{ text: 'One more thing', differs: true }] });
    expect([await audience.choose({ tips: false, region: 'asia' }), shown.pane.get().me]).toMatchObject([true, { tips: false, reason: 'choice' }]);
  });
});

test('a text is shown at the moment it belongs to', () => {
  expect(['invitation.effect', 'receipt.title', 'aid.paid.1', 'aid.title', 'kept.device', 'undo.title', 'undo.action', 'dangerous.title', 'dangerous.removed', 'answer.spam.title', 'safe.title', 'tip.code', 'figure.rising', 'agreement.title', 'noMail.title'].map(momentOf))
    .toEqual(['invitation', 'receipt', 'paid', 'clicked', 'kept', 'withdrawn', 'receipt', 'dangerous', 'removed', 'spam', 'safe', 'tip', 'tip', 'agreement', null]);
});
