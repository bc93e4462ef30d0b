import { callOutlook } from './call.ts';
import type { CallResult } from './call.ts';
import { keyOf, openItem } from './mailbox.ts';

export interface AttachmentFacts {
  readonly id: string;
  readonly name: string;
  readonly contentType: string;
  /** Bytes, as Outlook says. */
  readonly size: number;
  readonly isInline: boolean;
  readonly contentId: string;
}

/** What Outlook says about the mail without being asked for it. */
export interface MailFacts {
  readonly subject: string;
  readonly from: { readonly name: string; readonly address: string };
  readonly sentAt: Date | null;
  readonly internetMessageId: string | null;
  readonly attachments: readonly AttachmentFacts[];
}

export interface AttachmentContent {
  readonly format: 'base64' | 'eml' | 'iCalendar' | 'url';
  readonly content: string;
}

/** The ways to get at one open mail. Each says itself when this client does not have it. */
export interface MailSource {
  /** As in `MailSummary`. */
  readonly key: string;
  readonly facts: MailFacts;
  /** The whole mail as base64 (Mailbox 1.14). */
  file(signal: AbortSignal): Promise<CallResult<string>>;
  /** The raw header block (1.8). */
  headers(signal: AbortSignal): Promise<CallResult<string>>;
  /** Outlook's cleaned copy of the body (1.3). */
  body(format: 'html' | 'text', signal: AbortSignal): Promise<CallResult<string>>;
  /** One attachment (1.8). */
  attachment(id: string, signal: AbortSignal): Promise<CallResult<AttachmentContent>>;
}

const fileTimeLimitMs = 60_000;
/** Asked beside the file, so a silent client costs no more than this. */
const headersTimeLimitMs = 5_000;
const bodyTimeLimitMs = 10_000;
const attachmentTimeLimitMs = 30_000;

/** The mail that is open now; null when there is none any more. */
export function openMailSource(): MailSource | null {
  const item = openItem();
  if (!item) return null;
  const key = keyOf(item);

  /**
   * Calls carry no item id: after a change of mail they would answer for the new one. So an answer counts only while
   * this mail is still the open one, or another mail would be reported in its place.
   */
  async function ask<T>(has: boolean, start: (done: (result: Office.AsyncResult<T>) => void) => void, limitMs: number, signal: AbortSignal): Promise<CallResult<T>> {
    if (!has) return { ok: false, why: 'unsupported' };
    const result = await callOutlook<T>(start, { limitMs, signal });
    const now = openItem();
    return now && keyOf(now) === key ? result : { ok: false, why: 'moved-on' };
  }

  return {
    key,
    facts: factsOf(item),
    // LTSC 2024 has the method without the requirement set, and it fails (office-js 5582): ask for both.
    file: (signal) => ask(supports('1.14') && typeof item.getAsFileAsync === 'function', (done) => item.getAsFileAsync(done), fileTimeLimitMs, signal),
    headers: (signal) => ask(supports('1.8') && typeof item.getAllInternetHeadersAsync === 'function', (done) => item.getAllInternetHeadersAsync(done), headersTimeLimitMs, signal),
    body: (format, signal) => ask(typeof item.body?.getAsync === 'function', (done) => item.body.getAsync(coercion(format), done), bodyTimeLimitMs, signal),
    attachment: (id, signal) => ask(
      supports('1.8') && typeof item.getAttachmentContentAsync === 'function',
      (done: (result: Office.AsyncResult<AttachmentContent>) => void) => item.getAttachmentContentAsync(id, (result) => done(result as unknown as Office.AsyncResult<AttachmentContent>)),
      attachmentTimeLimitMs,
      signal,
    ),
  };
}

function factsOf(item: Office.MessageRead): MailFacts {
  const from = item.from ?? item.sender;
  return {
    subject: item.subject,
    from: { name: from?.displayName ?? '', address: from?.emailAddress ?? '' },
    sentAt: item.dateTimeCreated ?? null,
    internetMessageId: item.internetMessageId || null,
    attachments: (item.attachments ?? []).map(({ id, name, contentType, size, isInline, ...more }) => ({
      id, name, contentType: contentType ?? '', size, isInline, contentId: (more as { contentId?: string }).contentId ?? '',
    })),
  };
}

function supports(set: string): boolean {
  return Office.context.requirements.isSetSupported('Mailbox', set);
}

function coercion(format: 'html' | 'text'): Office.CoercionType {
  return format === 'html' ? Office.CoercionType.Html : Office.CoercionType.Text;
}
