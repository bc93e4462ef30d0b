/** The mail open in Outlook, as the first screen shows it. Every string comes from outside: show it as text only. */
export interface MailSummary {
  /** Tells mails apart while the pane is open; Outlook's item id where there is one. */
  readonly key: string;
  readonly subject: string;
  readonly from: { readonly name: string; readonly address: string };
}

/** Who uses this mailbox, for keeping reports apart on a shared machine. Never proof of who it is (`security 6`). */
export interface MailboxOwner {
  readonly address: string;
  /** As Outlook names it: usually the Windows name. */
  readonly timeZone: string;
}

/** The item itself, where it is one mail opened for reading. It is replaced, not changed, when another mail is opened. */
export function openItem(): Office.MessageRead | null {
  // Null when nothing or several mails are selected in a pinned pane.
  const item = Office.context.mailbox?.item as Office.MessageRead | null | undefined;
  return item && String(item.itemType) === 'message' && typeof item.subject === 'string' ? item : null;
}

/** The open mail; null when there is none, or several are selected. */
export function openMail(): MailSummary | null {
  const item = openItem();
  if (!item) return null;
  const from = item.from ?? item.sender;
  return {
    key: keyOf(item),
    subject: item.subject,
    from: { name: from?.displayName ?? '', address: from?.emailAddress ?? '' },
  };
}

/** Ids can be missing right after arrival and on phones; then what else makes a mail itself. */
export function keyOf(item: Office.MessageRead): string {
  return item.itemId || item.internetMessageId || `${item.conversationId}/${item.dateTimeCreated?.getTime() ?? ''}/${item.subject}`;
}

/** Calls back when the person opens another mail in a pinned pane. */
export function onMailChanged(listener: () => void): void {
  Office.context.mailbox.addHandlerAsync(Office.EventType.ItemChanged, listener);
}

export function mailboxOwner(): MailboxOwner {
  const profile = Office.context.mailbox.userProfile;
  return { address: profile.emailAddress.toLowerCase(), timeZone: profile.timeZone };
}
