import type { FirstWords } from '../../words/pack.ts';
import type { PaneSettings } from './pane-settings.ts';

/** How to reach the security desk by another way; nothing when the organisation has not said. */
export function Contact({ settings: { deskPhone, deskMail }, words }: { settings: PaneSettings; words: FirstWords }) {
  if (!deskPhone && !deskMail) return null;
  return (
    <div className="contact">
      <p>{words['contact.title']}</p>
      {deskPhone && <a href={`tel:${deskPhone.replace(/[^+\d]/g, '')}`}><bdi>{deskPhone}</bdi></a>}
      {deskMail && <a href={`mailto:${encodeURIComponent(deskMail)}`}><bdi>{deskMail}</bdi></a>}
    </div>
  );
}
