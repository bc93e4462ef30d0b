import { sayResult } from '../../src/addin/taskpane/result-words.ts';
import type { Result } from '../../src/addin/taskpane/result-words.ts';
import { problemCodes } from '../../src/contract/problem.ts';
import type { Receipt } from '../../src/contract/report.ts';
import { languages } from '../../src/words/languages.ts';
import { wordsFor } from '../../src/words/audience-words.ts';
import { loadPack } from '../../src/words/pack.ts';
import { createSpeaker } from '../../src/words/speaker.ts';

const now = new Date('2026-11-24T08:00:00Z');
const receipt: Receipt = {
  id: 'r', number: 1042, sha256: 'a'.repeat(64), receivedAt: now.toISOString(), duplicate: false, simulation: false,
  audience: { region: 'EU', frame: 'neutral', language: 'en' }, answerBy: '2026-11-24T11:00:00Z', agreement: { version: null },
};
const kept = (change: object): Result => ({ kind: 'kept', key: 'k', durable: true, retryAt: now.getTime() + 5_000, why: 'server', ...change });

async function said(result: Result, language: (typeof languages)[number] = 'en') {
  const words = wordsFor(await loadPack(language), 'neutral');
  const voice = { words, say: createSpeaker(words, language), reader: { locale: language === 'en' ? 'en-US' : 'nl-NL', timeZone: 'Europe/Amsterdam' } };
  const { title, facts, lines } = sayResult(result, voice, now, 35 * 1024 * 1024);
  return [title, ...facts, ...lines].join('\n').replace(/[^\S\n]/g, ' ');
}

test('a receipt thanks, gives the number as it is, and says by when an answer comes', async () => {
  expect(await said({ kind: 'reported', receipt })).toMatch(/^We have it, thank you\.\nReport 1042\nAnswer by Tue, Nov 24, 12:00 PM GMT\+1 \(in 3 hours\)\n/);
});

test('a mail reported before is no reproach: its number is given again', async () => {
  expect(await said({ kind: 'reported', receipt: { ...receipt, duplicate: true } }, 'nl')).toMatch(/^Deze mail had je al gemeld\.\nHet is melding 1042, en die is bij ons binnen\./);
});

test('a mark of a practice mail shapes the thanks and claims no more than it knows (security 27)', async () => {
  expect(await said({ kind: 'reported', receipt: { ...receipt, simulation: true } })).toContain('This looks like a practice mail.');
});

test('only a receipt thanks, whatever else happens, in every language', async () => {
  const others: Result[] = [
    ...(['offline', 'silent', 'server', 'busy', 'identity', 'sign-in'] as const).flatMap((why) => [kept({ why }), kept({ why, durable: false })]),
    ...problemCodes.map((code): Result => ({ kind: 'refused', code, reference: 'c-1' })),
  ];
  for (const language of languages) for (const result of others) expect(await said(result, language)).not.toMatch(/thank|dank|merci|gracias|obrigad|grazie|dzięk|ありがとう|감사|谢|شكر/i);
});

test('what is kept says for how long, and never that it is on the device when it is not', async () => {
  expect(await said(kept({}))).toContain('kept on this device');
  const here = await said(kept({ durable: false }));
  expect(here).toContain('only while this pane is open');
  expect(here).not.toContain('on this device');
});

test('a wait says when: in a moment, or at what time', async () => {
  expect(await said(kept({}))).toContain('We try again in a moment.');
  expect(await said(kept({ retryAt: now.getTime() + 10 * 60_000 }))).toContain('We try again at 9:10 AM.');
});

test('a try more in vain is not said aloud again', async () => {
  const words = wordsFor(await loadPack('en'), 'neutral');
  const voice = { words, say: createSpeaker(words, 'en'), reader: { locale: 'en-US', timeZone: 'Etc/UTC' } };
  const spoken = (retryAt: number) => sayResult(kept({ retryAt }), voice, now, 1).spoken;
  expect(spoken(now.getTime() + 600_000)).toBe(spoken(now.getTime() + 1_000));
});

test('every refusal says what happens with the mail now, and one thing to do', async () => {
  for (const code of problemCodes) {
    const text = await said({ kind: 'refused', code, reference: 'c-1' });
    expect(text).toContain('The mail stays where it is.');
    expect(text).toContain('Reference c-1');
    expect(text.match(/Please /g)).toHaveLength(1);
  }
  expect(await said({ kind: 'refused', code: 'mail_too_large', reference: '' })).toContain('larger than 35 MB');
});
