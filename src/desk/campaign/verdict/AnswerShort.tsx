import type { AnswersPreview } from '../../../contract/verdict.ts';
import { directionOf } from '../../../words/languages.ts';
import { verdictWords as words } from './verdict-words.ts';

/** The first line of the answer that most people read, of several the one in the desk's language, beside the button that sends it; all of it stands above. */
export function AnswerShort({ preview }: { preview: AnswersPreview | null }) {
  const english = ({ language }: { language: string }) => Number(language === 'en');
  const [most] = [...(preview?.items ?? [])].sort((one, other) => other.people - one.people || english(other) - english(one));
  if (preview === null || most === undefined) return null;
  return <span className="answer-short quiet">{words.previewSays}: <q lang={most.language} dir={directionOf(most.language)}>{most.title}</q> {words.previewVersions(preview.items.length)}</span>;
}
