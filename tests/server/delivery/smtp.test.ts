import { jest } from '@jest/globals';
import { createHash } from 'node:crypto';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { createTransport } from 'nodemailer';
import PostalMime from 'postal-mime';
import { createSmtp, oneLine, smtpSettings, type OutgoingMail } from '../../../src/server/delivery/smtp.ts';
import { mailServer, type Behaviour } from '../../support/mail-server.ts';

// Threads and databases start slowly on a busy machine.
jest.setTimeout(60_000);

const mail: OutgoingMail = {
  from: 'heads-up@example.test', to: 'security@example.test', subject: '3|Invoice 4711', messageId: '<one@example.test>', date: 1_760_000_000_000,
  headers: { 'X-HeadsUp-Report': '7' }, text: 'Report 7\n', attachment: { filename: 'report-7.eml', content: Buffer.from('Subject: x\n\nbody') },
};
const calm = new AbortController().signal;

describe('the address of the mail server', () => {
  it('demands TLS unless the operator gives it up or the server is this machine', () => {
    expect(smtpSettings('smtp://mail.example.test')).toMatchObject({ host: 'mail.example.test', port: 587, secure: false, requireTLS: true, ignoreTLS: false });
    expect(smtpSettings('smtps://mail.example.test')).toMatchObject({ port: 465, secure: true });
    expect(smtpSettings('smtp://mail.example.test:25?tls=off')).toMatchObject({ port: 25, requireTLS: false, ignoreTLS: true });
    expect(smtpSettings('smtp://127.0.0.1:2525')).toMatchObject({ requireTLS: false });
    expect(smtpSettings('smtp://127.0.0.1.example.test').requireTLS).toBe(true);
  });

  it('holds name and password with any characters', () => {
    expect(smtpSettings('smtps://heads%40up:p%2Fs%3As@mail.example.test').auth).toEqual({ user: 'heads@up', pass: 'p/s:s' });
  });

  it('is refused with options that would be ignored', () => {
    expect(() => smtpSettings('smtp://mail.example.test?tls.rejectUnauthorized=false')).toThrow('only option');
    expect(() => smtpSettings('smtps://mail.example.test?tls=off')).toThrow('contradict');
  });
});

describe('sending', () => {
  let server: Awaited<ReturnType<typeof mailServer>>;
  let mode: Behaviour = 'ok';
  const limits = { connections: 2, connectMs: 1_000, silenceMs: 700 };
  beforeAll(async () => { server = await mailServer(() => mode); });
  afterAll(() => server.close());
  beforeEach(() => { mode = 'ok'; server.taken.length = 0; });

  const sent = async (changes: Partial<OutgoingMail> = {}) => {
    const smtp = createSmtp(server.url, limits);
    try {
      return await smtp.send({ ...mail, ...changes }, calm);
    } finally {
      smtp.close();
    }
  };
  const parsed = async () => PostalMime.parse(server.taken[0]?.raw ?? '');

  it('carries any bytes unchanged: bare line feeds, NULs, long lines, lone dots, every byte there is', async () => {
    const content = Buffer.concat([Buffer.from('Subject: a\n\n.\r\n..\r\n.\n\0\r'), Buffer.from(Array.from({ length: 70_000 }, (_, i) => i % 256)), Buffer.alloc(5_000, 'x'), Buffer.from('no line end')]);
    expect(await sent({ attachment: { filename: 'report-7.eml', content } })).toMatchObject({ outcome: 'delivered' });
    const { attachments } = await parsed();
    expect(attachments).toHaveLength(1);
    expect(sha256(Buffer.from(attachments[0]?.content as ArrayBuffer))).toBe(sha256(content));
  });

  it.each([
    ['a line break and a header', 'a\r\nBcc: everybody@example.test'],
    ['a bare line feed', 'a\nX-Evil: 1'],
    ['a NUL', 'a\0b'],
    ['a line separator', 'a\u2028Bcc: x@example.test'],
    ['half a character', 'a\ud800b'],
  ])('lets no %s into a header', async (_, evil) => {
    expect(await sent({ subject: `3|${evil}`, messageId: `<${evil}@example.test>`, headers: { 'X-HeadsUp-Report': evil } })).toMatchObject({ outcome: 'delivered' });
    const { headers, bcc, subject } = await parsed();
    expect(bcc).toBeUndefined();
    expect(headers.some(({ key }) => key === 'x-evil')).toBe(false);
    expect(subject).toBe(`3|${oneLine(evil)}`);
    expect(JSON.stringify(headers)).not.toMatch(/[\0\u2028]/);
    expect(server.taken[0]?.to).toEqual(['security@example.test']);
  });

  it.each(['=?utf-8?B?aGVsbG8=?= as written', 'über 🎉 ' + 'Ж'.repeat(120), 'ends with =?='])('keeps the subject %s as it is', async (subject) => {
    await sent({ subject });
    expect((await parsed()).subject).toBe(subject);
  });

  it('opens no file and no address that a mail names', async () => {
    const content = { path: '/etc/hostname' } as unknown as Uint8Array;
    expect((await sent({ attachment: { filename: 'x', content } }).catch(() => ({ outcome: 'later' }))).outcome).not.toBe('delivered');
  });

  it('tells a refusal from everything that may pass', async () => {
    mode = 'refuse';
    expect(await sent()).toMatchObject({ outcome: 'refused', detail: expect.stringContaining('550') as string });
    mode = 'later';
    expect(await sent()).toMatchObject({ outcome: 'later', detail: expect.stringContaining('451') as string });
    mode = 'hang';
    expect((await sent()).outcome).toBe('later');
    mode = 'drop';
    expect((await sent()).outcome).toBe('later');
    await expect(createSmtp('smtp://127.0.0.1:1', limits).send(mail, calm)).resolves.toMatchObject({ outcome: 'later' });
  });

  it.each([['554 go away', 'later'], ['220 hello', 'later']])('takes a greeting of “%s” and then silence for a matter of the server, not of the mail', async (greeting, outcome) => {
    const rude = await talker(greeting);
    const smtp = createSmtp(`smtp://127.0.0.1:${String((rude.address() as AddressInfo).port)}`, limits);
    expect((await smtp.send(mail, calm)).outcome).toBe(outcome);
    smtp.close();
    rude.close();
  });

  it('does not send in clear to a server of elsewhere that offers no TLS', async () => {
    const answers: Record<string, string> = { EHLO: '250 plain', STARTTLS: '502 what is that' };
    const plain = await talker('220 hello', (line) => answers[line.split(' ')[0] ?? ''] ?? '250 ok');
    const said: string[] = [];
    plain.on('said', (line: string) => said.push(line));
    const { port } = plain.address() as AddressInfo;
    // The settings of another machine's name, the connection to this one.
    const transport = createTransport({ ...smtpSettings('smtp://mail.example.test'), host: '127.0.0.1', port });
    await expect(transport.sendMail({ from: 'a@example.test', to: 'b@example.test', text: 'x' })).rejects.toThrow(/TLS/i);
    expect(said.some((line) => line.startsWith('MAIL'))).toBe(false);
    transport.close();
    plain.close();
  });

  it('gives up when told to', async () => {
    mode = 'hang';
    const smtp = createSmtp(server.url, { ...limits, silenceMs: 60_000 });
    const stop = new AbortController();
    const sending = smtp.send(mail, stop.signal);
    setTimeout(() => { stop.abort(); }, 100);
    expect((await sending).outcome).toBe('later');
    smtp.close();
  });
});

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** A server that says one thing first and then what it is told to say. */
async function talker(greeting: string, reply?: (line: string) => string): Promise<Server> {
  const server = createServer((socket) => {
    socket.write(`${greeting}\r\n`);
    socket.on('error', () => undefined);
    socket.on('data', (data) => {
      for (const line of data.toString().split('\r\n').filter((text) => text !== '')) {
        server.emit('said', line);
        if (reply !== undefined) socket.write(`${reply(line)}\r\n`);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}
