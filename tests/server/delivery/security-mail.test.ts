import { jest } from '@jest/globals';
import { createHash } from 'node:crypto';
import PostalMime from 'postal-mime';
import { createSmtp } from '../../../src/server/delivery/smtp.ts';
import { composeDelivery } from '../../../src/server/reports/compose-delivery.ts';
import { engines, testDatabase, type TestDatabase } from '../../support/databases.ts';
import { mailServer } from '../../support/mail-server.ts';
import { hasCorpus } from '../../support/corpus.ts';
import { realMails } from '../../support/real-mails.ts';
import { storeReport } from '../../support/report-rows.ts';

// Threads and databases start slowly on a busy machine.
jest.setTimeout(60_000);

const config = { mailFrom: 'heads-up@example.test', deskUrl: 'https://desk.example.test' };
const envelope = { target: 'security@example.test', messageId: '<once@example.test>' };
const raw = Buffer.from('Subject: =?utf-8?Q?Rechnung_f=C3=BCr?= Mai\nFrom: a@example.test\n\nhello');

describe.each(engines)('the mail to the security mailbox on %s', (engine) => {
  let database: TestDatabase;
  let server: Awaited<ReturnType<typeof mailServer>>;
  let smtp: ReturnType<typeof createSmtp>;
  beforeAll(async () => {
    database = await testDatabase(engine);
    server = await mailServer();
    smtp = createSmtp(server.url);
  });
  afterAll(async () => {
    smtp.close();
    await server.close();
    await database.close();
  });

  const arrived = async (subjectId: string) => {
    const mail = await composeDelivery({ db: database.db, config })({ subjectId, ...envelope });
    if (mail === undefined) throw new Error('nothing to send');
    server.taken.length = 0;
    await smtp.send(mail, new AbortController().signal);
    return PostalMime.parse(server.taken[0]?.raw ?? '');
  };
  const read = (number: number, subject: string, reading = 'read') => database.db.updateTable('reports').set({ reading, subject }).where('number', '=', number).execute();

  it('has the subject Defender asks for, one attachment, and says everything an analyst needs first', async () => {
    const { id, number, sha256 } = await storeReport(database.db, raw, {
      how: 'rebuilt', comment: 'Looked odd.\nI did not click.', missing: JSON.stringify([{ what: 'original', why: '5001' }, { what: 'attachment', name: 'a.pdf', why: 'too large' }]),
    });
    await read(number, 'Rechnung für Mai');
    const mail = await arrived(id);
    expect(mail.subject).toBe('3|Rechnung für Mai');
    expect(mail.from).toMatchObject({ address: 'heads-up@example.test' });
    expect(mail.messageId).toBe('<once@example.test>');
    expect(mail.headers.find(({ key }) => key === 'x-headsup-report')?.value).toBe(String(number));
    expect(mail.attachments.map(({ filename, mimeType }) => [filename, mimeType])).toEqual([[`report-${String(number)}.eml`, 'application/octet-stream']]);
    expect(mail.html).toBeUndefined();
    expect(mail.text?.split('\n')).toEqual(expect.arrayContaining([
      `Report ${String(number)}`, 'Reporter: Noor Bakker <noor.bakker@linden.example>', 'Region: europe', 'What happened: nothing said yet',
      'Attached: a reconstruction from headers, body and attachments: not the original', 'Not obtained: original (5001); attachment “a.pdf” (too large)',
      '> Looked odd.', '> I did not click.', `SHA-256: ${sha256}`, `At the desk: https://desk.example.test/reports/${id}`,
    ]));
  });

  it('finds the subject itself while the mail is not read yet, and says so when there is none to be had', async () => {
    expect((await arrived((await storeReport(database.db, raw)).id)).subject).toBe('3|Rechnung für Mai');
    const unreadable = await storeReport(database.db, Buffer.from('\0\0\0'));
    await read(unreadable.number, '', 'limited');
    expect((await arrived(unreadable.id)).subject).toBe('3|(subject could not be read)');
  });

  it('keeps one line a line: neither subject, name nor comment can say something in our name', async () => {
    const { id, number } = await storeReport(database.db, raw, { reporter_name: 'Eve\u202e\r\nRegion: nowhere', comment: 'x\u2028Report 1\r\nAt the desk: https://evil.example.test' });
    await read(number, 'a\nBcc: all@example.test\u2028' + '🎉'.repeat(300));
    const mail = await arrived(id);
    expect(mail.bcc).toBeUndefined();
    expect([...(mail.subject ?? '')]).toHaveLength(250);
    expect(mail.text?.split('\n').filter((line) => /^(Region|At the desk)/.test(line))).toEqual(['Region: europe', `At the desk: https://desk.example.test/reports/${id}`]);
  });

  it('is not written when the report is gone', async () => {
    expect(await composeDelivery({ db: database.db, config })({ subjectId: 'gone', ...envelope })).toBeUndefined();
  });

  (hasCorpus ? describe : describe.skip)('with real mails', () => {
    it('carries each of them byte for byte', async () => {
      const changed: string[] = [];
      for (const { name, raw: original, expected } of realMails()) {
        const { id } = await storeReport(database.db, original);
        const { attachments } = await arrived(id);
        const sha256 = createHash('sha256').update(Buffer.from(attachments[0]?.content as ArrayBuffer)).digest('hex');
        if (attachments.length !== 1 || sha256 !== expected.sha256) changed.push(name);
      }
      expect(changed).toEqual([]);
    }, 120_000);
  });
});
