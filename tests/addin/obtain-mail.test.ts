import { jest } from '@jest/globals';
import { createHash } from 'node:crypto';
import PostalMime from 'postal-mime';
import { obtainMail } from '../../src/addin/mail/obtain-mail.ts';
import { openMailSource } from '../../src/addin/outlook/mail-source.ts';
import { openMail } from '../../src/addin/outlook/mailbox.ts';
import { maxHeadersChars } from '../../src/contract/limits.ts';
import { missingSchema } from '../../src/contract/report.ts';
import { base64, fakeOutlook } from './fake-outlook.ts';
import type { FakeMail } from './fake-outlook.ts';

const limits = { maxMailBytes: 1_000_000, retryPauseMs: 1 };
const eml = 'From: Billing <billing@examp1e.test>\r\nMessage-ID: <a@examp1e.test>\r\nSubject: Invoice\r\n\r\nPay \u00ff now.\r\n';
const mail: FakeMail = {
  itemId: 'AAA', subject: 'Invoice', from: { displayName: 'Billing', emailAddress: 'billing@examp1e.test' }, internetMessageId: '<a@examp1e.test>',
  file: { value: base64(eml) },
  headers: { value: 'From: Billing <billing@examp1e.test>\r\nMessage-ID: <a@examp1e.test>\r\nSubject: Invoice\r\nContent-Type: multipart/mixed;\r\n boundary=x\r\n' },
  html: { value: '<p>Pay now</p>' }, text: { value: 'Pay now' },
};

async function obtain(given: FakeMail, { set, controller = new AbortController() }: { set?: string; controller?: AbortController } = {}) {
  const outlook = fakeOutlook(given, set ? { set } : {});
  return { outlook, obtained: await obtainMail(openMailSource()!, limits, controller.signal) };
}

test('the file is taken byte for byte, with headers and message id beside it', async () => {
  const { obtained } = await obtain(mail);
  expect(obtained).toMatchObject({ how: 'file', internetMessageId: '<a@examp1e.test>', missing: [] });
  expect(Buffer.from(obtained!.bytes).equals(Buffer.from(eml, 'utf8'))).toBe(true);
  expect(obtained!.headers).toContain('Message-ID: <a@examp1e.test>');
});

test('base64 with line breaks, of every length, decodes to the same bytes', async () => {
  for (const length of [1, 2, 3, 57, 58, 1000, 3 * 1024 * 1024 + 1]) {
    const bytes = Buffer.alloc(length, 'abc\u00e9');
    const { obtained } = await obtain({ ...mail, file: { value: bytes.toString('base64').replace(/(.{76})/g, '$1\r\n') } });
    expect(createHash('sha256').update(obtained!.bytes).digest('hex')).toBe(createHash('sha256').update(bytes).digest('hex'));
  }
});

test('an internal error (5001) is tried once more', async () => {
  const { outlook, obtained } = await obtain({ ...mail, file: [{ code: 5001 }, { value: base64(eml) }] });
  expect(obtained?.how).toBe('file');
  expect(outlook.calls.filter((call) => call === 'file')).toHaveLength(2);
});

test('two internal errors, or any other error once, fall to the reconstruction, and the reason is recorded', async () => {
  const twice = await obtain({ ...mail, file: { code: 5001 } });
  expect(twice.obtained).toMatchObject({ how: 'rebuilt', missing: [{ what: 'original', why: '5001' }] });
  expect(twice.outlook.calls.filter((call) => call === 'file')).toHaveLength(2);
  const other = await obtain({ ...mail, file: { code: 9020 } });
  expect(other.obtained).toMatchObject({ how: 'rebuilt', missing: [{ what: 'original', why: '9020' }] });
  expect(other.outlook.calls.filter((call) => call === 'file')).toHaveLength(1);
});

test.each([
  ['throws', 'throws' as const, 'TypeError'],
  ['hands over nothing', { value: '' }, 'empty'],
  ['hands over no base64', { value: '***' }, 'not base64'],
])('a client whose file call %s gives a reconstruction', async (_name, file, why) => {
  const { obtained } = await obtain({ ...mail, file });
  expect(obtained).toMatchObject({ how: 'rebuilt', missing: [{ what: 'original', why }] });
});

test('a method without its requirement set is not called (LTSC 2024)', async () => {
  const { outlook, obtained } = await obtain(mail, { set: '1.13' });
  expect(outlook.calls).not.toContain('file');
  expect(obtained).toMatchObject({ how: 'rebuilt', missing: [{ what: 'original', why: 'unsupported' }] });
});

test('a client of 1.5 gives its own words and a header put together from what it shows', async () => {
  const { obtained } = await obtain({ ...mail, attachments: [{ id: '1', name: 'a.pdf', contentType: 'application/pdf', size: 10, isInline: false }] }, { set: '1.5' });
  expect(obtained).toMatchObject({
    how: 'headers', headers: null,
    missing: [{ what: 'original', why: 'unsupported' }, { what: 'headers', why: 'unsupported' }, { what: 'attachment', name: 'a.pdf', why: 'unsupported' }],
  });
  const read = await new PostalMime().parse(obtained!.bytes);
  expect(read).toMatchObject({ subject: 'Invoice', messageId: '<a@examp1e.test>', from: { address: 'billing@examp1e.test', name: 'Billing' } });
  expect(read.text).toContain('Pay now');
});

test('nothing but headers is still a report', async () => {
  const { html: _html, text: _text, ...bare } = mail;
  const { obtained } = await obtain({ ...bare, file: { code: 9002 } });
  expect(obtained).toMatchObject({ how: 'headers', missing: [{ what: 'original' }, { what: 'body', why: 'unsupported' }] });
  expect((await new PostalMime().parse(obtained!.bytes)).subject).toBe('Invoice');
});

test('empty headers with success count as missing (sent items on the web)', async () => {
  const { obtained } = await obtain({ ...mail, file: { code: 9002 }, headers: { value: '' } });
  expect(obtained).toMatchObject({ how: 'headers', headers: null, missing: [{ what: 'original' }, { what: 'headers', why: 'empty' }] });
});

test('attachments: files, mails and appointments are rebuilt, links to the cloud and refusals are named', async () => {
  const attachment = (id: string, name: string, contentType = 'application/pdf') => ({ id, name, contentType, size: 10, isInline: false });
  const { obtained } = await obtain({
    ...mail, file: { code: 9002 },
    attachments: [attachment('1', 'a.pdf'), attachment('2', 'mail.eml', 'message/rfc822'), attachment('3', 'meeting.ics', ''), attachment('4', 'Budget.xlsx'), attachment('5', 'blocked.exe'), { ...attachment('6', 'huge.iso'), size: 2_000_000 }],
    attachmentContents: {
      1: { value: { format: 'base64', content: base64('PDF') } },
      2: { value: { format: 'eml', content: 'Subject: inner\r\n\r\nhello\r\n' } },
      3: { value: { format: 'iCalendar', content: 'BEGIN:VCALENDAR' } },
      4: { value: { format: 'url', content: 'https://cloud.example/Budget.xlsx' } },
      5: { code: 9020 },
    },
  });
  expect(obtained!.missing.slice(1)).toEqual([
    { what: 'attachment', name: 'Budget.xlsx', why: 'cloud' },
    { what: 'attachment', name: 'blocked.exe', why: '9020' },
    { what: 'attachment', name: 'huge.iso', why: 'too large' },
  ]);
  for (const missing of obtained!.missing) expect(missingSchema.safeParse(missing).success).toBe(true);
  const { attachments } = await new PostalMime({ forceRfc822Attachments: true, attachmentEncoding: 'utf8' }).parse(obtained!.bytes);
  const found = attachments.map(({ filename, content }) => [filename, (content as string).replaceAll('\r\n', '\n').trimEnd()]);
  expect(found).toEqual([['a.pdf', 'PDF'], ['mail.eml', 'Subject: inner\n\nhello'], ['meeting.ics', 'BEGIN:VCALENDAR']]);
});

test('a client that never calls back does not hold the person for ever', async () => {
  jest.useFakeTimers();
  try {
    const pending = obtain({ ...mail, file: 'never', headers: 'never', html: 'never', text: 'never' });
    await jest.advanceTimersByTimeAsync(61_000);
    await jest.advanceTimersByTimeAsync(11_000);
    const { obtained } = await pending;
    expect(obtained).toMatchObject({ how: 'headers', missing: [{ what: 'original', why: 'no-answer' }, { what: 'headers', why: 'no-answer' }, { what: 'body', why: 'no-answer' }] });
  } finally {
    jest.useRealTimers();
  }
});

test('stopped while reading: nothing comes of it', async () => {
  const controller = new AbortController();
  const pending = obtain({ ...mail, file: 'never' }, { controller });
  controller.abort();
  expect((await pending).obtained).toBeNull();
});

test('an answer that comes after another mail was opened is not taken for the first one', async () => {
  const outlook = fakeOutlook({ ...mail, file: 'never' });
  const source = openMailSource()!;
  const item = (globalThis as unknown as { Office: { context: { mailbox: { item: { getAsFileAsync: unknown } } } } }).Office.context.mailbox.item;
  // The client answers for whatever is open at that moment.
  item.getAsFileAsync = (done: (result: object) => void) => {
    outlook.open({ ...mail, itemId: 'BBB', subject: 'Payroll of the board' });
    queueMicrotask(() => done({ status: 'succeeded', value: base64('Subject: Payroll of the board\r\n\r\n') }));
  };
  expect(await obtainMail(source, limits, new AbortController().signal)).toBeNull();
  expect(openMail()?.subject).toBe('Payroll of the board');
});

test('a header block beyond the limit is cut for the report and whole in the reconstruction', async () => {
  const long = `Subject: Invoice\r\n${`X-Filler: ${'x'.repeat(980)}\r\n`.repeat(300)}X-Last: end\r\n`;
  const { obtained } = await obtain({ ...mail, file: { code: 9002 }, headers: { value: long } });
  expect(obtained!.headers).toHaveLength(maxHeadersChars);
  expect(Buffer.from(obtained!.bytes).toString()).toContain('X-Last: end');
});
