/** What the page finds around itself. */
export type Host =
  | { kind: 'ready' }
  /** Opened in a browser, not in Outlook. */
  | { kind: 'outside' }
  /** The library could not be loaded, or Outlook has not answered in time. It may still come. */
  | { kind: 'silent' }
  /** Below Mailbox 1.5: no ItemChanged, and no way to hand over a mail. */
  | { kind: 'too-old' };

/** Outlook usually answers within half a second; slow machines and first downloads take longer. */
const hostTimeLimitMs = 20_000;

/** Tells what is around the page as soon as it is known; a late answer replaces `silent`. Call it when all scripts of the page have run. */
export function watchHost(tell: (host: Host) => void): void {
  if (typeof Office === 'undefined') {
    tell({ kind: 'silent' });
    return;
  }
  const limit = setTimeout(() => tell({ kind: 'silent' }), hostTimeLimitMs);
  void Office.onReady((info) => {
    clearTimeout(limit);
    tell(hostOf(info.host));
  });
}

function hostOf(host: Office.HostType | null): Host {
  if (!host) return { kind: 'outside' };
  const fits = host === Office.HostType.Outlook && Office.context.requirements.isSetSupported('Mailbox', '1.5');
  return { kind: fits ? 'ready' : 'too-old' };
}
