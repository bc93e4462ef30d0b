/**
 * The edge to Outlook: an `Office` global that answers as a client would, refuses with its codes, or never calls back.
 * Nothing of ours is replaced.
 */
export type Answer<T> = { value: T } | { code: number } | 'never' | 'throws' | 'absent';

export interface FakeMail {
  itemId: string;
  subject: string;
  from: { displayName: string; emailAddress: string };
  internetMessageId?: string;
  dateTimeCreated?: Date;
  attachments?: { id: string; name: string; contentType: string; size: number; isInline: boolean; contentId?: string }[];
  /** Whole mail as base64; a list answers call after call. */
  file?: Answer<string> | Answer<string>[];
  headers?: Answer<string>;
  html?: Answer<string>;
  text?: Answer<string>;
  attachmentContents?: Record<string, Answer<{ format: string; content: string }>>;
}

export interface FakeOutlook {
  /** Calls made, in order. */
  readonly calls: string[];
  /** Opens another mail, or none, as ItemChanged would have it. */
  open(mail: FakeMail | null): void;
}

/** Installs the global for one test. `set` is the highest Mailbox requirement set. */
export function fakeOutlook(mail: FakeMail | null, { set = '1.15' }: { set?: string } = {}): FakeOutlook {
  const calls: string[] = [];
  const minor = Number(set.split('.')[1]);
  const mailbox = { item: mail && itemOf(mail, calls), userProfile: { emailAddress: 'Sanne.deBoer@linden.example', timeZone: 'W. Europe Standard Time' }, diagnostics: { hostVersion: '16.0' } };
  Object.assign(globalThis, {
    Office: {
      context: {
        mailbox,
        displayLanguage: 'nl-NL',
        contentLanguage: 'nl-NL',
        platform: 'OfficeOnline',
        requirements: { isSetSupported: (name: string, version: string) => name === 'Mailbox' && Number(version.split('.')[1]) <= minor },
      },
      CoercionType: { Html: 'html', Text: 'text' },
    },
  });
  return { calls, open: (next) => void (mailbox.item = next && itemOf(next, calls)) };
}

type Done = (result: { status: string; value?: unknown; error?: { code: number } }) => void;

function itemOf(mail: FakeMail, calls: string[]) {
  const files = Array.isArray(mail.file) ? [...mail.file] : undefined;
  const nextFile = (): Answer<string> => (files ? (files.length > 1 ? files.shift()! : files[0]!) : ((mail.file as Answer<string> | undefined) ?? 'absent'));
  const answer = (name: string, given: Answer<unknown>, done: Done) => {
    calls.push(name);
    if (given === 'throws') throw new TypeError('not granted');
    if (given === 'never' || given === 'absent') return;
    queueMicrotask(() => done('code' in given ? { status: 'failed', error: { code: given.code } } : { status: 'succeeded', value: given.value }));
  };
  const { itemId, subject, from, internetMessageId = '', dateTimeCreated = new Date('2026-11-20T10:00:00Z'), attachments = [] } = mail;
  return {
    itemType: 'message', itemId, subject, from, sender: from, internetMessageId, dateTimeCreated, conversationId: 'c', attachments,
    ...(mail.file === undefined ? {} : { getAsFileAsync: (done: Done) => answer('file', nextFile(), done) }),
    ...(mail.headers === undefined ? {} : { getAllInternetHeadersAsync: (done: Done) => answer('headers', mail.headers ?? 'absent', done) }),
    ...(mail.html === undefined && mail.text === undefined
      ? {}
      : { body: { getAsync: (format: 'html' | 'text', done: Done) => answer(format, (format === 'html' ? mail.html : mail.text) ?? { code: 9002 }, done) } }),
    getAttachmentContentAsync: (id: string, done: Done) => answer(`attachment ${id}`, mail.attachmentContents?.[id] ?? { code: 9003 }, done),
  };
}

export const base64 = (text: string) => Buffer.from(text, 'utf8').toString('base64');
