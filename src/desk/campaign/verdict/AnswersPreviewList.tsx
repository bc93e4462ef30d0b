import type { AnswersPreview } from '../../../contract/verdict.ts';
import { directionOf } from '../../../words/languages.ts';
import { regionName } from '../../text/region-name.ts';
import { frameWords } from '../../words.ts';
import { verdictWords as words } from './verdict-words.ts';

interface Props {
  preview: AnswersPreview | null;
  failed: boolean;
  changing: boolean;
}

const languageName = new Intl.DisplayNames('en', { type: 'language', fallback: 'code' });

function named(language: string): string {
  try {
    return languageName.of(language) ?? language;
  } catch {
    return language;
  }
}

/** The answers as each group of reporters will read them, before they go. */
export function AnswersPreviewList({ preview, failed, changing }: Props) {
  return (
    <section className="answers-preview" aria-label={words.preview} aria-busy={changing}>
      <h4>{words.preview}</h4>
      {preview === null && <p className="quiet">{failed ? words.previewFailed : words.previewLoading}</p>}
      {preview !== null && failed && <p className="quiet">{words.previewFailed}</p>}
      {preview !== null && preview.items.length === 0 && <p className="quiet">{words.previewNobody}</p>}
      {preview?.items.map(({ region, frame, language, people, correction, title, lines }, i) => (
        <details key={`${region} ${frame} ${language} ${String(correction)}`} open={i === 0}>
          <summary>{words.previewGroup(people, regionName(region), frameWords[frame])} · <strong>{named(language)}</strong>{correction && ` · ${words.correction}`}</summary>
          <blockquote lang={language} dir={directionOf(language)}>
            <p><strong>{title}</strong></p>
            {lines.map((line, at) => <p key={at}>{line}</p>)}
          </blockquote>
        </details>
      ))}
    </section>
  );
}
