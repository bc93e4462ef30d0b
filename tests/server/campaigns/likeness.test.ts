import { chooseCampaign } from '../../../src/server/campaigns/choose-campaign.ts';
import { bandsOf, fingerprintOf, type Fingerprint } from '../../../src/server/campaigns/fingerprint.ts';
import { likeness, sameCampaignScore } from '../../../src/server/campaigns/likeness.ts';
import { readMail } from '../../../src/server/reading/read-mail.ts';
import { eml, multipart } from '../../support/eml.ts';

const parcel = 'your parcel could not be delivered because the customs fee of 2.99 was not paid. Please confirm your address within two days, or it goes back to the sender. You can choose another day and place on our page.';
const garden = 'the garden behind the canteen is open again from Monday on. Whoever would like to plant something finds tools in the shed and seeds at the reception. Please close the gate because of the hares, who like our lettuce very much.';

type Parts = { subject?: string; from?: string; host?: string };
const mail = (text: string, { subject = 'Your parcel is waiting', from = 'info@parcel-fee.test', host = 'parcel-fee.test' }: Parts = {}) =>
  print(eml([`Subject: ${subject}`, `From: Service <${from}>`, 'Content-Type: text/plain; charset=utf-8'], text, '', ...(host === '' ? [] : [`https://${host}/a?b=1`])));
const print = (raw: Buffer): Fingerprint => fingerprintOf(readMail(raw, { trustedAuthservIds: [] }).evidence);
const alike = (a: Fingerprint, b: Fingerprint) => likeness(a, b).score >= sameCampaignScore;
const shareBand = (a: Fingerprint, b: Fingerprint) => bandsOf(a).some((band) => bandsOf(b).includes(band));

describe('likeness of two mails', () => {
  const plain = mail(`Hello Noor,\r\n\r\n${parcel}`);

  it.each([
    ['another greeting, amount and token', mail(`Dear Maya Collins,\r\n\r\n${parcel.replace('2.99', '3.49')}`, { host: 'parcel-fee.test' })],
    ['a banner and a mark in the subject', mail(`CAUTION: This mail comes from outside the organization.\r\n\r\nHello Kenji,\r\n\r\n${parcel}`, { subject: '[EXTERNAL] Your parcel is waiting' })],
    ['another sender and another host', mail(`Hello,\r\n\r\n${parcel}`, { from: 'x@other.test', host: 'elsewhere.test' })],
    ['another subject, the same text', mail(`Hello Noor,\r\n\r\n${parcel}`, { subject: 'Last reminder' })],
    ['the same text as HTML in base64', print(eml(['Subject: Your parcel is waiting', 'From: Service <info@parcel-fee.test>', 'Content-Type: text/html; charset=utf-8', 'Content-Transfer-Encoding: base64'], Buffer.from(`<p>Hello Noor,</p><p>${parcel}</p><a href="https://parcel-fee.test/a">here</a>`).toString('base64')))],
  ])('is one campaign: %s', (_what, other) => {
    expect(alike(plain, other)).toBe(true);
    expect(shareBand(plain, other)).toBe(true);
    expect(likeness(plain, other)).toEqual(likeness(other, plain));
  });

  it.each([
    ['the same host and nothing else', mail(garden, { subject: 'Garden', from: 'g@garden.test', host: 'parcel-fee.test' })],
    ['the same sender and host under another subject, another text', mail(garden, { subject: 'Garden' })],
    ['the same subject and nothing else', mail(garden, { from: 'g@garden.test', host: 'garden.test' })],
    ['the same banner over nothing', mail('CAUTION: This mail comes from outside the organization.', { subject: 'A', from: 'a@a.test', host: '' })],
  ])('is not one campaign: %s', (_what, other) => {
    expect(alike(plain, other)).toBe(false);
  });

  it('two short mails under one banner are two mails', () => {
    const banner = 'CAUTION: This email comes from outside the organization. Do not open links or attachments unless you expect them. Dear Noor Bakker,';
    const [a, b] = [mail(`${banner} see below`, { subject: 'Tool set', from: 'a@a.test', host: 'a.test' }), mail(`${banner} look here`, { subject: 'Weight', from: 'b@b.test', host: 'b.test' })];
    expect(alike(a, b)).toBe(false);
  });

  it('mails without text are one only for the same file, or the same subject and sender', () => {
    const picture = (subject: string, from: string, file: string) => print(multipart('mixed', [`Subject: ${subject}`, `From: <${from}>`],
      eml(['Content-Type: application/pdf; name="a.pdf"', 'Content-Disposition: attachment', 'Content-Transfer-Encoding: base64'], Buffer.from(file.repeat(2_000)).toString('base64'))));
    expect(alike(picture('', 'a@a.test', 'one'), picture('', 'b@b.test', 'two'))).toBe(false);
    expect(alike(picture('', 'a@a.test', 'one'), picture('Your invoice 12', 'b@b.test', 'one'))).toBe(true);
    expect(alike(picture('Your scanned document', 'a@a.test', 'one'), picture('Your scanned document', 'a@a.test', 'two'))).toBe(true);
    expect(alike(picture('Document', 'a@a.test', 'one'), picture('Document', 'b@b.test', 'two'))).toBe(false);
  });

  it('compares scripts without spaces', () => {
    const text = '不在のためお荷物を持ち帰りました。ご確認ください。二日以内に住所を確認しない場合は返送されます。配達日はこちらのページで選べます。';
    const [a, b, c] = [mail(`田中様 ${text}`, { subject: 'お荷物のお知らせ' }), mail(`鈴木様 ${text}`, { subject: 'お荷物のお知らせ', from: 'x@y.test', host: 'z.test' }), mail('来週の会議は三階の部屋で行います。資料は金曜日までに送ってください。昼食は各自でご用意ください。よろしくお願いいたします。', { subject: '会議', from: 'x@y.test', host: 'z.test' })];
    expect([alike(a, b), alike(a, c)]).toEqual([true, false]);
  });

  it('a copied Message-ID does not bring another mail in', () => {
    const candidates = [{ campaignId: 'c', reportNumber: 1, fingerprint: plain, messageKey: 'id@x.test' }];
    expect(chooseCampaign({ fingerprint: mail(garden, { subject: 'Garden', from: 'info@parcel-fee.test' }), messageKey: 'id@x.test' }, candidates)).toEqual({ kind: 'new' });
    expect(chooseCampaign({ fingerprint: plain, messageKey: 'id@x.test' }, candidates)).toMatchObject({ kind: 'join', how: 'message-id', like: 1, near: true });
  });

  it.each([
    ['200,000 letters without a space', 'a'.repeat(200_000)],
    ['200,000 letters and an at sign', `${'a.'.repeat(100_000)}@`],
    ['200,000 signs of a script without spaces', '荷'.repeat(200_000)],
    ['100,000 addresses', 'a@b.c '.repeat(33_000)],
    ['digits and letters', '1a'.repeat(100_000)],
  ])('stays small and quick on %s', (_what, text) => {
    const evidence = readMail(eml(['Subject: x'], ''), { trustedAuthservIds: [] }).evidence;
    const startedAt = performance.now();
    const fingerprint = fingerprintOf({ ...evidence, text });
    // Generous for a busy machine; a blow-up takes minutes.
    expect(performance.now() - startedAt).toBeLessThan(2_000);
    expect(JSON.stringify(fingerprint).length).toBeLessThan(3_000);
    expect(bandsOf(fingerprint).length).toBeLessThanOrEqual(30);
  });
});
