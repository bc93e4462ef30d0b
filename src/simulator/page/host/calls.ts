import type { MailItem } from '../../wire.ts';
import { supports, type Client } from './client.ts';

/** What the calls of an add-in are answered from. */
export interface HostServices {
  client(): Client;
  original(mail: MailItem): Promise<Blob>;
  attachment(mail: MailItem, index: number): Promise<Blob>;
  roamingSettings: { save(settings: Record<string, string>): Promise<void> };
  customProperties: { load(mail: MailItem): Promise<string>; save(mail: MailItem, properties: string): Promise<void> };
  /** Something Outlook would open or show, in a few words. */
  tell(what: string): void;
  notifications: NotificationBar;
  closePane(): void;
}

/** Notices of the add-in above the open mail, by key. */
export interface NotificationBar {
  all(): Notice[];
  put(notice: Notice): void;
  remove(key: string): void;
}
export interface Notice {
  key: string;
  type: number;
  message: string;
  icon?: string;
  persistent?: boolean;
}

export type CallAnswer = { error: false; errorCode: 0; wasSuccessful: true; data: unknown } | { error: true; errorCode: number; wasSuccessful: false };

const done = (data: unknown = null): CallAnswer => ({ error: false, errorCode: 0, wasSuccessful: true, data });
const refused = (errorCode: number): CallAnswer => ({ error: true, errorCode, wasSuccessful: false });

/** Codes of office.js: a call the client does not know, and an attachment that is not there. */
const notSupported = 5000;
const attachmentMissing = 9003;
const internalError = 5001;

/** First set in which a call exists; what an older client answers is `notSupported`. */
const since: Record<number, string> = { 150: '1.8', 157: '1.8', 158: '1.8', 159: '1.8', 160: '1.8', 161: '1.8', 162: '1.8', 168: '1.8', 204: '1.14' };

type Parameters = Record<string, unknown> | undefined;

/** Answers one call of the mailbox API, by its dispatch id. `mail` is the one the pane was last told about. */
export async function answerCall(services: HostServices, mail: MailItem | null, dispatchId: number, parameters: Parameters): Promise<CallAnswer | Record<string, unknown>> {
  const first = since[dispatchId];
  if (first !== undefined && !supports(services.client(), first)) return refused(notSupported);
  try {
    return (await aboutMailbox(services, dispatchId, parameters)) ?? (mail === null ? refused(internalError) : await aboutMail(services, mail, dispatchId, parameters));
  } catch {
    // What OWA says when something of its own goes wrong; add-ins retry on it.
    return refused(internalError);
  }
}

async function aboutMailbox(services: HostServices, dispatchId: number, parameters: Parameters): Promise<CallAnswer | Record<string, unknown> | null> {
  switch (dispatchId) {
    case 2:
    case 12:
      // Exchange Online has switched these tokens off.
      return { wasSuccessful: false, error: true, errorCode: 9018, errorName: 'GenericTokenError' };
    case 7: case 177: case 9: case 180:
      services.tell('Outlook would open an appointment here.');
      return done();
    case 44: case 178:
      services.tell('Outlook would open a new mail here.');
      return done();
    case 8: case 179:
      services.tell('Outlook would open another mail here.');
      return done();
    case 42:
      services.closePane();
      return done();
    case 160: return done([]);
    case 163: case 193: case 400: case 401: case 402:
      return done();
    case 404: {
      const [settings] = (parameters as unknown as [Record<string, string>]) ?? [{}];
      await services.roamingSettings.save(settings);
      return done();
    }
    default:
      return null;
  }
}

async function aboutMail(services: HostServices, mail: MailItem, dispatchId: number, parameters: Parameters): Promise<CallAnswer | Record<string, unknown>> {
  switch (dispatchId) {
    case 3: return { wasSuccessful: true, customProperties: await services.customProperties.load(mail) };
    case 4:
      await services.customProperties.save(mail, JSON.stringify(parameters?.['customProperties'] ?? {}));
      return done();
    case 10: case 11: case 30: case 31: case 181: case 182: case 183: case 184:
      services.tell('Outlook would open a reply here.');
      return done();
    case 14: return done('html');
    case 33: case 35:
      services.notifications.put(parameters as unknown as Notice);
      return done();
    case 34: return done(services.notifications.all());
    case 36:
      services.notifications.remove(String(parameters?.['key']));
      return done();
    case 37: return done(parameters?.['coercionType'] === 3 || parameters?.['coercionType'] === 'html' ? mail.html : mail.text);
    case 99: return done('');
    case 101: return refused(notSupported);
    case 150: return attachmentContent(services, mail, String(parameters?.['id']));
    case 157: return done([]);
    case 168: return done(mail.headers);
    case 204: return done(await base64(await services.original(mail)));
    default: return refused(notSupported);
  }
}

async function attachmentContent(services: HostServices, mail: MailItem, id: string): Promise<CallAnswer> {
  const part = mail.attachments.find(({ index }) => id.endsWith(`/${index}`));
  if (part === undefined) return refused(attachmentMissing);
  const content = await services.attachment(mail, part.index);
  if (part.type === 'message/rfc822') return done({ content: await content.text(), format: 'eml' });
  return done({ content: await base64(content), format: 'base64' });
}

/** The browser's own encoder: a mail of 100 MB takes a second, a loop over its bytes a minute. */
function base64(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => {
      const address = reader.result as string;
      resolve(address.slice(address.indexOf(',') + 1));
    };
    reader.onerror = () => reject(reader.error ?? new Error('the mail could not be read'));
    reader.readAsDataURL(blob);
  });
}
