import { maxHeadersChars } from '../../contract/limits.ts';
import type { How, Missing } from '../../contract/report.ts';
import type { CallResult } from '../outlook/call.ts';
import type { AttachmentContent, AttachmentFacts, MailSource } from '../outlook/mail-source.ts';
import { decodeBase64 } from './base64.ts';
import type { ObtainedAttachment } from './rebuild-mail.ts';
import { rebuildMail } from './rebuild-mail.ts';

/** A mail as far as this client hands it over, with all that is known to be missing. */
export interface ObtainedMail {
  readonly how: How;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Raw header block where the client gives it: classic Outlook's files carry made-up headers (office-js 5825). */
  readonly headers: string | null;
  readonly internetMessageId: string | null;
  readonly missing: readonly Missing[];
}

export interface ObtainLimits {
  /** A reconstruction leaves out what does not fit, and says so. */
  readonly maxMailBytes: number;
  /** Wait before the one retry of an internal error. */
  readonly retryPauseMs: number;
}

/** Outlook's umbrella for passing trouble (office-js 6109): worth one retry. */
const internalError = '5001';

/**
 * The ladder, best first: the file itself, (the full mail over Graph will stand here, second: it needs consent and is
 * for clients without files,) headers + body + attachments rebuilt, headers alone. Null when it was stopped or another
 * mail was opened meanwhile.
 */
export async function obtainMail(source: MailSource, limits: ObtainLimits, signal: AbortSignal): Promise<ObtainedMail | null> {
  const [file, headers] = await Promise.all([fileOf(source, limits, signal), source.headers(signal)]);
  if (gone([file, headers], signal)) return null;
  // Success with nothing is how web Outlook says it has none, as for sent items (office-js 6796).
  const block = headers.ok && headers.value ? headers.value : null;
  const known = { headers: block?.slice(0, maxHeadersChars) ?? null, internetMessageId: source.facts.internetMessageId };
  if (file.ok) return { ...known, how: 'file', bytes: file.value, missing: [] };

  const missing: Missing[] = [{ what: 'original', why: file.why }];
  if (block === null) missing.push({ what: 'headers', why: headers.ok ? 'empty' : headers.why });
  const [text, html] = await Promise.all([source.body('text', signal), source.body('html', signal)]);
  if (gone([text, html], signal)) return null;
  if (!text.ok && !html.ok) missing.push({ what: 'body', why: html.why });

  const attachments = await attachmentsOf(source, limits.maxMailBytes, missing, signal);
  if (signal.aborted || !attachments) return null;
  const bytes = await rebuildMail({ facts: source.facts, headers: block, text: valueOf(text), html: valueOf(html), attachments });
  const how = block !== null && (text.ok || html.ok) ? 'rebuilt' : 'headers';
  return { ...known, how, bytes, missing: missing.slice(0, 500) };
}

async function fileOf(source: MailSource, { retryPauseMs }: ObtainLimits, signal: AbortSignal): Promise<CallResult<Uint8Array<ArrayBuffer>>> {
  let result = await source.file(signal);
  if (!result.ok && result.why === internalError) {
    await new Promise((resolve) => setTimeout(resolve, retryPauseMs));
    result = await source.file(signal);
  }
  if (!result.ok) return result;
  const bytes = decodeBase64(result.value);
  if (!bytes) return { ok: false, why: 'not base64' };
  return bytes.length > 0 ? { ok: true, value: bytes } : { ok: false, why: 'empty' };
}

/** One after the other, so that memory holds one at a time beside what is kept. Null when another mail was opened. */
async function attachmentsOf(source: MailSource, maxBytes: number, missing: Missing[], signal: AbortSignal): Promise<ObtainedAttachment[] | null> {
  const obtained: ObtainedAttachment[] = [];
  // Base64 in lines is 4/3 of the bytes and a little; half of the rest is left for text and headers.
  let room = maxBytes * 0.7;
  for (const facts of source.facts.attachments) {
    const miss = (why: string) => missing.push({ what: 'attachment', name: facts.name.slice(0, 500), why });
    if (facts.size > room) {
      miss('too large');
      continue;
    }
    const result = await source.attachment(facts.id, signal);
    if (gone([result], signal)) return null;
    if (!result.ok) miss(result.why);
    else {
      const attachment = attachmentOf(facts, result.value);
      if (typeof attachment === 'string') miss(attachment);
      else {
        room -= attachment.bytes.length;
        obtained.push(attachment);
      }
    }
  }
  return obtained;
}

function attachmentOf(facts: AttachmentFacts, { format, content }: AttachmentContent): ObtainedAttachment | string {
  switch (format) {
    case 'base64': {
      const bytes = decodeBase64(content);
      return bytes ? { facts, format, bytes } : 'not base64';
    }
    case 'eml':
    case 'iCalendar':
      return { facts, format, bytes: new TextEncoder().encode(content) };
    case 'url':
      // A file in the cloud is a link in the mail: named, never fetched (`security 17`).
      return 'cloud';
    default:
      return 'unknown format';
  }
}

function gone(results: readonly CallResult<unknown>[], signal: AbortSignal): boolean {
  return signal.aborted || results.some((result) => !result.ok && result.why === 'moved-on');
}

function valueOf(result: CallResult<string>): string | null {
  return result.ok ? result.value : null;
}
