import '../zod-without-eval.ts';
import '../taskpane/tokens.css';
import '../taskpane/taskpane.css';
import '../taskpane/more/more.css';
import { createDOMRenderer, RendererProvider } from '@fluentui/react-components';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import type { PreviewSaid, PreviewShow } from '../../contract/preview.ts';
import { pickLanguage } from '../../words/languages.ts';
import { loadPack } from '../../words/pack.ts';
import { speakIn } from '../taskpane/first-screen.ts';
import type { PaneSettings } from '../taskpane/pane-settings.ts';
import { fromDesk } from './from-desk.ts';
import { PreviewPane } from './PreviewPane.tsx';
import { sampleReporting } from './sample-reporting.ts';
import { sceneOf } from './scene.ts';

/**
 * The pane as somebody else sees it, in a frame of the desk: the pane's own components over a state that the desk sends by
 * message. No Outlook, no sign-in, no network; there is no live region either, so that nothing speaks into the desk.
 */
const place = document.getElementById('preview');
if (place === null) throw new Error('the page has no place for the preview');
const nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? '';
const renderer = createDOMRenderer(document, { styleElementAttributes: { nonce } });
const root = createRoot(place);
let turn = 0;
/** What was shown before sets the focus a moment after it has gone. */
const settledMs = 50;

async function show(asked: PreviewShow): Promise<void> {
  turn += 1;
  const mine = turn;
  const { reader, theme } = asked;
  const language = pickLanguage([reader.language]);
  const pack = await loadPack(language);
  // A later message has overtaken this one.
  if (mine !== turn || place === null) return;
  const scene = sceneOf(asked, language, pack, Date.now());
  let broken = false;
  const onBroken = () => { broken = true; tell('broken'); };
  speakIn(document, language);
  document.documentElement.setAttribute('data-theme', theme);
  // What comes up takes the focus in Outlook; here it belongs to whoever works at the desk.
  place.inert = true;
  flushSync(() => {
    root.render(
      <RendererProvider renderer={renderer} targetDocument={document}>
        <PreviewPane key={mine} scene={scene} settings={settingsFor(reader)} reporting={sampleReporting(scene, reader)} onBroken={onBroken} />
      </RendererProvider>,
    );
  });
  scrollTo(0, 0);
  const wanted = () => mine === turn && !broken;
  if (scene.pressed) {
    const name = scene.pane.get().voice?.say(`happened.${scene.pressed}`);
    const chip = await coming(() => [...document.querySelectorAll<HTMLElement>('.chip')].find(({ textContent }) => textContent === name), wanted);
    // Pressed as a person would.
    if (chip) flushSync(() => chip.click());
  }
  // It stands below the receipt.
  if (asked.moment === 'tip') (await coming(() => document.querySelector('.moment'), wanted))?.scrollIntoView();
  await pause(settledMs);
  if (mine !== turn) return;
  place.inert = false;
  if (!broken) tell('shown');
}

/** An element of a part that is loaded after the button, once it is there. */
async function coming<Found extends Element>(find: () => Found | null | undefined, wanted: () => boolean): Promise<Found | null> {
  while (wanted()) {
    const found = find();
    if (found) return found;
    await pause(20);
  }
  return null;
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

function settingsFor({ contact }: PreviewShow['reader']): PaneSettings {
  return { clientId: '', authority: '', scope: '', version: '', maxMailBytes: 35 * 1024 * 1024, deskPhone: contact.phone, deskMail: contact.mail };
}

function tell(kind: PreviewSaid['kind']): void {
  parent.postMessage({ kind } satisfies PreviewSaid, location.origin);
}

// Scrolling into view would move the desk's page too.
Element.prototype.scrollIntoView = function withinThisPage(this: Element) {
  const { top, bottom } = this.getBoundingClientRect();
  if (bottom > innerHeight) scrollBy(0, Math.min(top, bottom - innerHeight));
};
// A telephone number in it rings nobody.
addEventListener('click', (event) => { if (event.target instanceof Element && event.target.closest('a')) event.preventDefault(); }, { capture: true });

if (parent === window) {
  place.textContent = 'The desk shows its preview of the pane here.';
} else {
  addEventListener('message', (event: MessageEvent<unknown>) => {
    const asked = fromDesk(event, { origin: location.origin, parent });
    if (asked) show(asked).catch(() => tell('broken'));
  });
  tell('ready');
}
