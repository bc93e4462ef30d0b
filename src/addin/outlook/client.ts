import type { Client } from '../../contract/report.ts';

/** Outlook's languages, best first: the display language, then the one of the person's region. */
export function outlookLanguages(): string[] {
  return [Office.context.displayLanguage, Office.context.contentLanguage].filter(Boolean);
}

/** Language tags in the order that says most about the person's region. */
export function regionTags(): string[] {
  return [Office.context.contentLanguage, Office.context.displayLanguage].filter(Boolean);
}

/** Newest first. Beyond the last one known here the answer is only "at least". */
const requirementSets = ['1.16', '1.15', '1.14', '1.13', '1.12', '1.11', '1.10', '1.9', '1.8', '1.7', '1.6', '1.5'];

/** Whether Outlook itself can sign the person in. MSAL falls back to windows of its own without a word, so ask here. */
export function hasNestedAppAuth(): boolean {
  return Office.context.requirements.isSetSupported('NestedAppAuth', '1.1');
}

/** Whether there is any way to sign in. MSAL's own windows want an issuer on https. */
export function canSignIn({ clientId, authority }: { clientId: string; authority: string }): boolean {
  return clientId !== '' && (hasNestedAppAuth() || authority.startsWith('https:'));
}

/** What runs the pane, for the analyst: it explains what could not be obtained. */
export function describeClient(addin: string): Client {
  const { diagnostics } = Office.context.mailbox;
  return {
    platform: String(Office.context.platform ?? 'unknown').slice(0, 60),
    version: String(diagnostics?.hostVersion ?? 'unknown').slice(0, 60),
    requirementSet: requirementSets.find((set) => Office.context.requirements.isSetSupported('Mailbox', set)) ?? 'below 1.5',
    addin: addin.slice(0, 60),
  };
}
