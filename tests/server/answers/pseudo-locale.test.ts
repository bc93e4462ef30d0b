import { frames } from '../../../src/contract/report.ts';
import { answerWords, type AnswerFacts } from '../../../src/server/answers/answer-words.ts';
import { answerMails, composeAnswer } from '../../../src/server/answers/compose-answer.ts';
import { giveVerdict } from '../../../src/server/answers/give-verdict.ts';
import { newId } from '../../../src/server/ids.ts';
import { liveWords } from '../../../src/server/words/live-words.ts';
import { loadPacks } from '../../../src/server/words/packs.ts';
import { wordsFor } from '../../../src/words/audience-words.ts';
import { createSpeaker } from '../../../src/words/speaker.ts';
import { testDatabase } from '../../support/databases.ts';
import { plainWords, pseudoMessage, pseudoPack } from '../../support/pseudo-pack.ts';
import { storedReport } from '../../support/stored-report.ts';

const real = await loadPacks();
const pseudo = pseudoPack(real.packs.en);
const phone = '+31 20 555 01 00';
const classes = ['dangerous', 'spam', 'safe', 'simulation', 'undetermined', null] as const;

test('placeholders and plurals survive the wide letters', () => {
  expect(pseudoMessage('Hi {name}: {n, plural, one {# mail} other {# mails}} left')).toBe('Ｈｉ {name}: {n, plural, one {# ｍａｉｌ} other {# ｍａｉｌｓ}} ｌｅｆｔ');
  expect(plainWords('Ｈｉ Maya, left', ['Maya'])).toEqual(['left']);
});

test.each(frames)('%s: every answer and every correction comes from the pack alone', (frame) => {
  const words = wordsFor(pseudo, frame);
  for (const agreed of [true, false]) for (const given of classes) for (const correction of [true, false]) for (const removedFrom of [0, 14]) {
    const facts: AnswerFacts = { class: given, correction, doubtWasRight: true, removedFrom, siteDown: true, senderBlocked: true, answerBy: Date.UTC(2026, 10, 28), phone };
    const { title, lines } = answerWords(facts, { words, say: createSpeaker(words, 'ja-JP'), reader: { locale: 'ja-JP', timeZone: 'Asia/Tokyo' }, frame, agreed }, Date.UTC(2026, 10, 27));
    expect([title, ...lines].flatMap((text) => plainWords(text, ['GMT', 'JST']))).toEqual([]);
    expect([title, ...lines].every((text) => /[\uff21-\uff5a]/.test(text))).toBe(true);
  }
});

test('the mail of an answer too: greeting, subject, what it is about, signature', async () => {
  const { db, engine, close } = await testDatabase('sqlite');
  const packs = { ...real, packs: { ...real.packs, ja: pseudo } };
  const live = liveWords(db, packs, Date.now);
  const { id } = await storedReport(db, 'Subject: x\r\n\r\nx');
  await db.updateTable('reports').set({ subject: '請求書', reporter_name: '春香', language: 'ja', country: 'JP', time_zone: 'Asia/Tokyo' }).where('id', '=', id).execute();
  const deps = { db, engine, clock: Date.now, newId, live, answerHours: 24, answerDelayMs: 0, phone, mailsFor: answerMails('heads-up@example.test', newId), onAnswered: () => undefined };
  await giveVerdict(deps, [id], { class: 'safe', removedFrom: 0 }, { id: 'a', name: 'Mirjam' });
  const answer = await db.selectFrom('answers').select(['id', 'language']).where('report_id', '=', id).executeTakeFirstOrThrow();
  const mail = await composeAnswer({ db, packs, mailFrom: 'heads-up@example.test', organisation: '菩提樹' })({ subjectId: answer.id, target: 'haruka@example.test', messageId: '<1@example.test>' });
  live.stop();
  await close();
  expect(answer.language).toBe('ja');
  expect(mail?.text).toContain('春香');
  expect(mail?.text).toContain(pseudo.frames['safe-to-report']['safe.title']);
  expect(plainWords(`${mail?.subject ?? 'none'}\n${mail?.text ?? 'none'}`, ['GMT', 'JST'])).toEqual([]);
});
