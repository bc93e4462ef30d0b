import type { MailItem } from '../../wire.ts';
import { themes, type Additions } from './additions.ts';
import { supports, type Client } from './client.ts';

/** Version of Outlook on the web the simulator says it is. */
export const hostVersion = '20261115.01.07';

export interface Conversation {
  id: string;
  controlId: string;
}

export function newConversation(): Conversation {
  return { id: crypto.randomUUID(), controlId: crypto.randomUUID() };
}

export function additionsOf(client: Client): Additions {
  return {
    requirementSet: client.set,
    nestedAppAuth: client.signIn !== 'none',
    theme: supports(client, '1.14') ? themes[client.theme] : null,
    online: client.online,
  };
}

/** Name of the pane's frame: how office.js learns which host it runs in, without touching the pane's address. */
export function frameName(client: Client, conversation: Conversation): string {
  return JSON.stringify({
    baseFrameName: 'pane',
    // disableLogging: no telemetry leaves the demo.
    hostInfo: `Outlook|Web|16.01|${client.language}|${conversation.id}||disableLogging|0`,
    xdmInfo: `${conversation.id}|${conversation.controlId}|${location.origin}`,
    serializerVersion: 1,
    flights: '[]',
    simulator: additionsOf(client),
  });
}

/** Answer to ContextActivationManager_getAppContextAsync. */
export function appContext(client: Client, conversation: Conversation, roamingSettings: Record<string, string>): object {
  return {
    _id: conversation.controlId,
    _appInstanceId: conversation.controlId,
    _appName: 64,
    _appVersion: '16.01',
    _appMinorVersion: 1,
    _appUILocale: client.language,
    _dataLocale: client.language,
    _docUrl: location.origin,
    _clientMode: 0,
    _settings: roamingSettings,
    _reason: 'documentOpened',
    _osfControlType: 1,
    _eToken: '',
    _correlationId: conversation.id,
    _hostFullVersion: hostVersion,
    _requirementMatrix: JSON.stringify({ Mailbox: client.set, ...(client.signIn === 'none' ? {} : { NestedAppAuth: '1.1' }), IdentityAPI: '1.3', OpenBrowserWindowApi: '1.1' }),
    _featureGates: {},
    _addinName: 'Heads-Up',
    _appDomains: [],
    _initialDisplayMode: 2,
  };
}

/** Answer to GetInitialData and payload of ItemChanged. */
export function initialData(client: Client, mail: MailItem | null): object {
  return { ...mailboxFacts(client), ...(mail === null ? { itemType: itemLess } : mailFacts(mail)) };
}

const message = 1;
/** A pane without a mail still knows whose mailbox it is in. */
const itemLess = 6;

function mailboxFacts({ person }: Client): object {
  return {
    // Host numbering: 1 is ReadItem, all the manifest asks for.
    permissionLevel: 1,
    userDisplayName: person.displayName,
    userEmailAddress: person.address,
    userTimeZone: person.windowsTimeZone,
    userProfileType: 'office365',
    hostVersion,
    owaView: 'ThreeColumns',
    isRestIdSupported: true,
    isFromSharedFolder: false,
    timeZoneOffsets: [],
    entities: {},
  };
}

function mailFacts(mail: MailItem): object {
  const address = ({ name, address: mailbox }: { name: string; address: string }) => ({ name, address: mailbox, recipientType: 0 });
  return {
    itemType: message,
    id: itemId(mail.id),
    subject: mail.subject,
    normalizedSubject: mail.subject.replace(/^(?:(?:re|fw|fwd|aw|antw|wg|sv|tr|rv)\s*:\s*)+/i, ''),
    itemClass: 'IPM.Note',
    conversationId: itemId(mail.id),
    internetMessageId: mail.internetMessageId,
    from: address(mail.from),
    sender: address(mail.sender),
    to: mail.to.map(address),
    cc: mail.cc.map(address),
    bcc: [],
    dateTimeCreated: mail.receivedAt,
    dateTimeModified: mail.receivedAt,
    attachments: mail.attachments.map((part) => ({
      id: `${itemId(mail.id)}/${part.index}`,
      name: part.name,
      size: part.bytes,
      contentType: part.type,
      attachmentType: part.type === 'message/rfc822' ? 1 : 0,
      isInline: part.isInline,
      contentId: part.contentId,
    })),
    isRead: true,
  };
}

/** Exchange's ids are long and begin alike; a short one would look unlike them to code under test. */
function itemId(mail: string): string {
  return `AAMkAGQ4SIMULATOR${mail}AAA=`;
}
