import { reportDetailSchema } from '../../src/contract/desk.ts';
import type { ReportDetail, ReportRow } from '../../src/contract/desk.ts';

const at = (minutes: number): string => new Date(Date.now() + minutes * 60_000).toISOString();

/** Tries to become an element, turns the line and hides signs; must stay text in every room. */
export const hostileSubject = '<img src=x onerror="window.hacked=1">\u202eexe.fdp\u202c in\u200bvoice <script>window.hacked=1</script>';

const sha = (seed: string): string => seed.repeat(64).slice(0, 64);

const people = [
  { name: 'Noor Bakker', address: 'noor.bakker@linden.example' },
  { name: 'Jonas Weber', address: 'jonas.weber@linden.example' },
  { name: 'Ana Souza', address: 'ana.souza@linden.example' },
  { name: '佐藤 美咲', address: 'misaki.sato@linden.example' },
  { name: 'Priya Raman', address: 'priya.raman@linden.example' },
  { name: 'Grace Miller', address: 'grace.miller@linden.example' },
] as const;

const mails = [
  { subject: 'Your mailbox password expires today', from: { name: 'IT Service Desk', address: 'helpdesk@linden-support.test' } },
  { subject: 'Changed bank account for invoice 4711 and all invoices that follow, please confirm until this afternoon', from: { name: 'Billing', address: 'billing@examp1e.test' } },
  { subject: 'Ihr Paket wartet auf Sie', from: { name: 'Paketdienst', address: 'noreply@xn--pket-0qa.test' } },
  { subject: 'お支払い方法のご確認', from: { name: 'カード事務局', address: 'info@card-kakunin.test' } },
  { subject: 'Are you at your desk?', from: { name: 'Director', address: 'director.office@freemail.test' } },
  { subject: 'Newsletter: autumn at the library', from: { name: 'City library', address: 'news@library.test' } },
] as const;

const id = (number: number): string => `report-${String(number).padStart(16, '0')}`;

function evidence(changes: Partial<ReportDetail['mail']>): ReportDetail['mail'] {
  return {
    reading: 'read', subject: '', from: null, sender: null, replyTo: [], returnPath: null, to: [], date: null, messageId: null,
    received: [], authentication: [], links: [], attachments: [], flags: [], text: '', hasHtml: false, leftOut: [], ...changes,
  };
}

/** A report as the desk's API tells it. `ageMinutes`: how long ago it came; the answer is due within 24 hours. */
export function someReport(number: number, changes: Partial<ReportDetail> = {}, ageMinutes = (1060 - number) * 37): ReportDetail {
  const mail = mails[number % mails.length]!;
  return reportDetailSchema.parse({
    id: id(number), number, sha256: sha('4f0c9a'), bytes: 61_284, receivedAt: at(-ageMinutes), answerBy: at(24 * 60 - ageMinutes), state: 'open', how: 'file', missing: [],
    client: { platform: 'OfficeOnline', version: '16.0.18429', requirementSet: '1.15', addin: '0.1.0' },
    internetMessageId: '<1@mail.test>', language: 'nl', timeZone: 'Europe/Amsterdam', comment: null, wantsAnswer: true,
    reporter: people[number % people.length]!, region: 'europe', campaign: null,
    mail: evidence({ ...mail, text: 'Dear customer,\n\nplease look at the attached invoice.\n\nKind regards', hasHtml: true }),
    deliveries: [{
      id: `delivery-${number}`, target: 'security@linden.example', state: 'delivered', attempts: 1, dueAt: null, deliveredAt: at(-ageMinutes), lastError: null,
      history: [{ number: 1, at: at(-ageMinutes), outcome: 'delivered', detail: '250 2.0.0 accepted' }],
    }],
    ...changes,
  } satisfies ReportDetail);
}

/** Every kind of evidence at once, with text that attacks. */
export const fullReport = (): ReportDetail => someReport(1059, {
  comment: 'I was expecting an invoice, but not from this address.',
  how: 'rebuilt',
  missing: [{ what: 'original', why: '5001' }, { what: 'attachment', name: 'terms\u202efdp.exe', why: 'too large' }],
  mail: evidence({
    subject: hostileSubject,
    from: { name: 'Billing "ceo@linden.example"', address: 'billing@examp1e.test' },
    replyTo: [{ name: '', address: 'collect@elsewhere.test' }],
    returnPath: 'bounce-7781@mailer.elsewhere.test',
    to: [{ name: 'Noor Bakker', address: 'noor.bakker@linden.example' }],
    date: '2026-11-22T08:58:40.000Z',
    messageId: '<20261122085840.7781@mailer.elsewhere.test>',
    received: [
      { from: 'mx.elsewhere.test (203.0.113.9)', by: 'mail.linden.example', with: 'ESMTPS', at: '2026-11-22T08:58:52.000Z', raw: 'from mx.elsewhere.test by mail.linden.example with ESMTPS id 77; Sun, 22 Nov 2026 08:58:52 +0000' },
      { from: 'localhost', by: 'mx.elsewhere.test', with: 'SMTP', at: '2026-11-22T08:58:41.000Z', raw: 'from localhost by mx.elsewhere.test with SMTP; Sun, 22 Nov 2026 08:58:41 +0000' },
      { from: null, by: null, with: null, at: null, raw: '(qmail 1 invoked by uid 33)' },
    ],
    authentication: [
      { server: 'mail.linden.example', trusted: true, method: 'spf', result: 'pass', detail: 'smtp.mailfrom=mailer.elsewhere.test' },
      { server: 'mail.linden.example', trusted: true, method: 'dmarc', result: 'fail', detail: 'header.from=examp1e.test' },
      { server: 'mx.elsewhere.test', trusted: false, method: 'dkim', result: 'pass', detail: 'header.d=examp1e.test' },
    ],
    links: [
      { url: 'https://www.examp1e.test.login.evil.test/pay?id=4711&to=noor', host: 'www.examp1e.test.login.evil.test', domain: 'evil.test', label: 'https://www.example.test/invoice', place: 'link', flags: ['label-target-mismatch'] },
      { url: 'http://аррӏе.test/', host: 'xn--80ak6aa4i.test', domain: 'xn--80ak6aa4i.test', label: null, place: 'text', flags: ['mixed-scripts'] },
      { url: 'javascript:alert(1)', host: null, domain: null, label: 'Open', place: 'link', flags: [] },
      { url: 'https://pixel.evil.test/o.gif', host: 'pixel.evil.test', domain: 'evil.test', label: null, place: 'load', flags: [] },
    ],
    attachments: [
      { name: 'invoice\u202efdp.exe', type: 'application/pdf', size: 482_133, sha256: sha('a3b1'), flags: ['bidi-control', 'executable-attachment', 'double-extension'] },
      { name: '<b>terms</b>.zip', type: 'application/zip', size: 1_204, sha256: sha('09fe'), flags: ['encrypted-archive'] },
    ],
    flags: ['reply-to-differs', 'display-name-address', 'zero-width'],
    text: 'Dear customer,\n\nyour in\u200bvoice 4711 is overdue. <img src=x onerror="window.hacked=1">\n\nKind regards',
    hasHtml: true,
    leftOut: ['The text was cut at 200,000 characters.'],
  }),
  deliveries: [
    { id: 'delivery-dead', target: 'security@linden.example', state: 'dead', attempts: 8, dueAt: null, deliveredAt: null, lastError: '550 5.7.1 not accepted <script>window.hacked=1</script>', history: [{ number: 8, at: at(-30), outcome: 'failed', detail: '550 5.7.1 not accepted' }, { number: 7, at: at(-90), outcome: 'lost', detail: '' }] },
    { id: 'delivery-2', target: 'second@linden.example', state: 'waiting', attempts: 2, dueAt: at(12), deliveredAt: null, lastError: '451 try later', history: [] },
  ],
}, 3);

export function rowOf(report: ReportDetail): ReportRow {
  const { mail, ...rest } = report;
  return { id: rest.id, number: rest.number, receivedAt: rest.receivedAt, state: rest.state, reporter: rest.reporter, region: rest.region, reading: mail.reading, subject: mail.subject, from: mail.from, answerBy: rest.answerBy, how: rest.how };
}

/** A queue of many: the hostile one first, one being read, one read in part, one overdue, some answered. */
export function manyReports(): ReportDetail[] {
  const reports = Array.from({ length: 70 }, (_, i) => someReport(1058 - i, i > 60 ? { state: 'answered' } : {}));
  reports[0] = { ...reports[0]!, mail: { ...evidence({ reading: 'pending' }) } };
  reports[2] = { ...reports[2]!, mail: { ...reports[2]!.mail, reading: 'limited', leftOut: ['Reading took too long; what came after that was not looked at.'] } };
  return [fullReport(), ...reports];
}
