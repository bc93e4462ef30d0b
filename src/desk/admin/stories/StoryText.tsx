import { Button } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { wordsCheckedSchema } from '../../../contract/desk-words.ts';
import type { WordsChecked } from '../../../contract/desk-words.ts';
import { maxStoryChars, storyKey } from '../../../contract/story.ts';
import { directionOf } from '../../../words/languages.ts';
import { addresses } from '../../api/addresses.ts';
import { change } from '../../api/call.ts';
import { adminWords, languageName } from '../admin-words.ts';
import { Findings } from '../Findings.tsx';
import { storyWords as words } from './story-words.ts';

/** The check waits until somebody stops typing. */
const pauseMs = 400;

/** A story in one language, judged by the words check while it is written. */
export function StoryText({ language, text, onChange, onRemove }: { language: string; text: string; onChange: (text: string) => void; onRemove: (() => void) | null }) {
  const [checked, setChecked] = useState<WordsChecked | null>(null);

  useEffect(() => {
    setChecked(null);
    if (text.trim() === '') return undefined;
    let over = false;
    const check = async () => {
      const answer = await change(addresses.wordsCheck, { language, key: storyKey, text }, wordsCheckedSchema);
      if (answer.ok && !over) setChecked(answer.value);
    };
    const timer = setTimeout(() => void check(), pauseMs);
    return () => { over = true; clearTimeout(timer); };
  }, [language, text]);

  return (
    <fieldset className="admin-part">
      <legend>{languageName(language)}</legend>
      <label>{words.text} <textarea required rows={4} maxLength={maxStoryChars} lang={language} dir={directionOf(language)} value={text} onChange={({ target }) => { onChange(target.value); }} /></label>
      <div role="status">
        {checked !== null && <Findings findings={checked.findings} language={language} onTake={onChange} />}
        {checked !== null && !checked.findings.some(({ certain }) => certain) && <p className="quiet">{checked.findings.length === 0 ? words.passes : adminWords.readAloud}</p>}
      </div>
      {onRemove !== null && <Button size="small" type="button" onClick={onRemove}>{words.removeLanguage(language)}</Button>}
    </fieldset>
  );
}
