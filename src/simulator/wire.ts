/** What the simulator's pages and its server exchange as JSON. Types only: both sides are this project's own. */

/** A colleague of the demo. The first six fields are what `GET /demo/people` gives to outsiders. */
export interface Colleague {
  name: string;
  displayName: string;
  country: string;
  language: string;
  timeZone: string;
  department: string;
  address: string;
  /** Windows name of the zone: what `mailbox.userProfile.timeZone` gives. */
  windowsTimeZone: string;
  /** `oid.tid`, the account id MSAL keeps. */
  homeAccountId: string;
  tenantId: string;
}

export type Folder = 'inbox' | 'junk' | 'archive' | 'deleted';

/** A line of the message list; made of the mail's header alone, so that hundreds are listed at once. */
export interface MailLine {
  id: string;
  folder: Folder;
  /** Path below its folder of mails, with `/`. */
  file: string;
  origin: 'sample' | 'folder' | 'dropped';
  subject: string;
  from: MailAddress;
  /** ISO 8601, UTC. */
  receivedAt: string;
  bytes: number;
  isRead: boolean;
}

export interface MailAddress {
  name: string;
  address: string;
}

export interface MailAttachment {
  /** Position in the mail; the address of its content. */
  index: number;
  name: string;
  type: string;
  bytes: number;
  isInline: boolean;
  contentId: string;
}

/** One mail as Outlook would hand it to an add-in, without the original bytes. */
export interface MailItem {
  id: string;
  subject: string;
  from: MailAddress;
  sender: MailAddress;
  to: MailAddress[];
  cc: MailAddress[];
  internetMessageId: string;
  receivedAt: string;
  /** Header block as it arrived, CRLF lines. */
  headers: string;
  text: string;
  html: string;
  attachments: MailAttachment[];
  /** False where the mail was too much for the reader: header facts only. */
  read: boolean;
}

/** What the list shows of a body, asked for row by row. */
export interface MailPreview {
  preview: string;
  hasAttachments: boolean;
}

export const sinkModes = ['ok', 'refuse', 'later', 'hang', 'drop-after-dot'] as const;
/** What the SMTP sink does with the next mails. */
export type SinkMode = (typeof sinkModes)[number];

/** `GET /sink/messages`, newest first. */
export interface SinkMessage {
  id: string;
  from: string;
  to: string[];
  subject: string;
  receivedAt: string;
}

/** One arrived mail for the sink's page. Everything in it is text. */
export interface SinkDetails {
  headers: string;
  text: string;
  attachments: { name: string; type: string; bytes: number; sha256: string }[];
}

/** Facts the page needs before its first request. */
export interface PageSettings {
  publicUrl: string;
  deskUrl: string;
  paneUrl: string;
  colleagues: Colleague[];
  /** Largest mail that can be dropped on the page, bytes. */
  maxDropBytes: number;
}

/** What the host page gets to answer nested app auth with. Times in seconds. */
export interface HostTokens {
  accessToken: string;
  idToken: string;
  expiresIn: number;
  scope: string;
}
