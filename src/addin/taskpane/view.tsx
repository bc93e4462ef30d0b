import { createDOMRenderer, FluentProvider, RendererProvider } from '@fluentui/react-components';
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { directionOf } from '../../words/languages.ts';
import { speakIn } from './first-screen.ts';
import type { FirstScreen } from './first-screen.ts';
import type { Pane } from './pane.ts';
import type { PaneSettings } from './pane-settings.ts';
import { ReportPane } from './ReportPane.tsx';
import type { Reporting } from './reporting.ts';
import { usePane } from './use-pane.ts';

export interface Takeover {
  readonly pane: Pane;
  readonly settings: PaneSettings;
  /** Of the page's style sheets: the CSP lets no other style elements in. */
  readonly nonce: string;
  readonly screen: FirstScreen;
  readonly press: () => void;
  readonly reporting: () => Promise<Reporting>;
}

/**
 * Puts React in the place of the first screen between two paints: same place, same look, same focus. Waits while a
 * press is under way, because a button exchanged between down and up would swallow it.
 */
export async function takeOver({ pane, settings, nonce, screen, press, reporting }: Takeover): Promise<void> {
  await noPress(screen.button);
  const place = document.createElement('div');
  screen.button.closest('main')?.before(place);
  const hadFocus = document.activeElement === screen.button;
  const renderer = createDOMRenderer(document, { styleElementAttributes: { nonce } });
  flushSync(() => {
    createRoot(place).render(
      <RendererProvider renderer={renderer} targetDocument={document}>
        <InLanguage pane={pane}>
          <ReportPane pane={pane} settings={settings} press={press} reporting={reporting} />
        </InLanguage>
      </RendererProvider>,
    );
  });
  if (hadFocus) place.querySelector<HTMLElement>('.report')?.focus();
  screen.end();
}

/** The page's language may still change: by the server's answer, or by the person's own choice. */
function InLanguage({ pane, children }: { pane: Pane; children: ReactNode }) {
  const { language } = usePane(pane);
  useEffect(() => speakIn(document, language), [language]);
  return <FluentProvider targetDocument={document} dir={directionOf(language)} className="fluent">{children}</FluentProvider>;
}

/** Resolves when no pointer or key is down on the button. */
function noPress(button: HTMLButtonElement): Promise<void> {
  if (!button.matches(':active')) return Promise.resolve();
  return new Promise((resolve) => {
    // After the click that follows the release.
    const released = () => setTimeout(resolve, 0);
    addEventListener('pointerup', released, { once: true });
    addEventListener('pointercancel', released, { once: true });
    addEventListener('keyup', released, { once: true });
    addEventListener('blur', released, { once: true });
  });
}
