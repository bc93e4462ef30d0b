import type { FirstWords } from '../../words/pack.ts';
import { Contact } from './Contact.tsx';
import type { Notice } from './notice.ts';
import type { PaneSettings } from './pane-settings.ts';
import { focusHome } from './use-kept-focus.ts';

/** Said in place of a mail. */
export function NoticeCard({ notice, settings, words }: { notice: Notice; settings: PaneSettings; words: FirstWords }) {
  return (
    <section className="notice">
      <h1 className="title" tabIndex={-1} {...focusHome}>{notice.title}</h1>
      <p>{notice.step}</p>
      {notice.needsDesk && <Contact settings={settings} words={words} />}
    </section>
  );
}
