import './tokens.css';
import './taskpane.css';
import { pickLanguage } from '../../words/languages.ts';
import { loadPack } from '../../words/pack.ts';
import { canSignIn, outlookLanguages } from '../outlook/client.ts';
import { watchHost } from '../outlook/host.ts';
import { onMailChanged, openMail } from '../outlook/mailbox.ts';
import { watchTheme } from '../outlook/theme.ts';
import { showFirstScreen } from './first-screen.ts';
import { insist } from './insist.ts';
import { invitationOf, pageWordsOf, readPageWords } from './page-words.ts';
import { canPress, createPane, shownReport } from './pane.ts';
import { readPaneSettings } from './pane-settings.ts';
import type { Reporting } from './reporting.ts';
import { keepTabOrder } from './tab-order.ts';

/**
 * The page's first script: small, without any framework, so that the button is usable as soon as Outlook is. React,
 * the report code and MSAL come beside it. A press counts from the first moment and is carried out when its code is there.
 */
const nonce = (document.currentScript as HTMLScriptElement | null)?.nonce ?? '';
const settings = readPaneSettings(document);
const pageWords = readPageWords(document);
const pane = createPane(pageWords);
const screen = showFirstScreen(document, pane);
let reporting: Promise<Reporting> | undefined;

/** Loads the report code once. A press waits for it, however long the network is away. */
function reportingCode(): Promise<Reporting> {
  reporting ??= insist(
    async () => (await import(/* webpackChunkName: "send" */ './reporting.ts')).startReporting(pane, settings),
    (unreachable) => pane.set({ unreachable: unreachable && shownReport(pane.get()) !== undefined }),
  );
  return reporting;
}

function press(): void {
  const { mail } = pane.get();
  if (!mail || !canPress(shownReport(pane.get()))) return;
  // Some browsers give a clicked button no focus; the result needs to know where the person was.
  (document.querySelector<HTMLElement>('.report') ?? screen.button).focus();
  pane.report(mail, { kind: 'sending', step: { step: 'reading' } });
  void reportingCode().then((code) => {
    // Nothing was read while the code was on its way; another mail must not be taken for this one.
    if (pane.get().mail?.key === mail.key) code.press(mail);
    else pane.report(mail, { kind: 'moved-on' });
  });
}

/** Outlook's language may be another than the one the browser asked the page in: then its words are loaded, and only those. */
async function speakOutlooksLanguage(): Promise<void> {
  const language = pickLanguage([...outlookLanguages(), ...navigator.languages]);
  if (language === pageWords?.language) return;
  const { first, frames, version } = pageWordsOf(language, await insist(() => loadPack(language)));
  const { frame } = pane.get().invitation;
  // The server's answer knows better, should it have come before.
  if (!pane.get().me) pane.set({ language, words: first, wordsVersion: version, invitation: invitationOf(frame, frames[frame], false) });
}

function showOpenMail(): void {
  pane.set({ mail: openMail() });
  // Code that is not there yet has nothing running.
  void reporting?.then((code) => code.mailChanged());
}

screen.button.addEventListener('click', press);
keepTabOrder(document);
document.addEventListener('DOMContentLoaded', () => watchHost((host) => {
  if (host.kind !== 'ready') {
    pane.set({ host });
    return;
  }
  watchTheme((theme) => document.documentElement.setAttribute('data-theme', theme));
  void speakOutlooksLanguage();
  pane.set({ host: canSignIn(settings) ? host : { kind: 'no-sign-in' }, mail: openMail() });
  onMailChanged(showOpenMail);
  // A turn of the event loop lets the button be painted before anything else is unpacked.
  setTimeout(() => {
    void insist(() => import(/* webpackChunkName: "view" */ './view.tsx')).then(({ takeOver }) => takeOver({ pane, settings, nonce, screen, press, reporting: reportingCode }));
    if (canSignIn(settings)) void reportingCode();
  }, 0);
}));
