import type { AnswersPreview } from '../../../contract/verdict.ts';
import { directionOf } from '../../../words/languages.ts';
import { verdictWords as words } from './verdict-words.ts';

/** The first line of the answer that most people read, beside the button that sends it; all of it stands above. */
export function AnswerShort({ preview }: { preview: AnswersPreview | null }) {
  const most = preview?.items.reduce((first, item) => (item.people > first.people ? item : first), preview.items[0] ?? { people: 0, title: '', language: 'en' });
  if (preview === null || most === undefined || most.title === '') return null;
  return <span className="answer-short quiet">{words.previewSays}: <q lang={most.language} dir={directionOf(most.language)}>{most.title}</q> {words.previewVersions(preview.items.length)}</span>;
}
