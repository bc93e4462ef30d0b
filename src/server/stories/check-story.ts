import { storyKey, type StoryDraft } from '../../contract/story.ts';
import { checkMessage } from '../../words/check/check-message.ts';
import { languages } from '../../words/languages.ts';

/** What keeps a story from being told, one sentence each: a language that nobody reads here, or what the words check says of it (N6, N7). */
export function storyFaults({ texts }: Pick<StoryDraft, 'texts'>): string[] {
  return Object.entries(texts).flatMap(([given, text]) => {
    const language = languages.find((one) => one === given);
    if (language === undefined) return ['A story is told in languages of the pane only.'];
    return checkMessage({ language, key: storyKey, text }).filter(({ certain }) => certain).map(({ why }) => why);
  });
}
