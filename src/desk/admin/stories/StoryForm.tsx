import { Button } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { languages } from '../../../words/languages.ts';
import { languageName } from '../admin-words.ts';
import { named } from './story-draft.ts';
import type { Draft } from './story-draft.ts';
import { storyWords as words } from './story-words.ts';
import { StoryText } from './StoryText.tsx';

/** The fields of a story: who tells it, that they agreed, and a text per language. */
export function StoryForm({ draft, onChange }: { draft: Draft; onChange: (draft: Draft) => void }) {
  const { name, role, agreed, texts } = draft;
  const first = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState('');
  const left = languages.filter((language) => texts[language] === undefined);
  const next = left.find((language) => language === chosen) ?? left[0];
  const written = Object.entries(texts);
  useEffect(() => { first.current?.focus(); }, []);
  return (
    <>
      <div className="two">
        <label>{words.name} <input ref={first} required maxLength={200} dir="auto" value={name} onChange={({ target }) => { onChange(named(draft, target.value)); }} /></label>
        <label>{words.role} <input required maxLength={200} dir="auto" value={role} onChange={({ target }) => { onChange({ ...draft, role: target.value }); }} /></label>
      </div>
      <label className="check"><input type="checkbox" required checked={agreed} onChange={({ target }) => { onChange({ ...draft, agreed: target.checked }); }} /> {words.agreed}</label>
      <p className="quiet">{words.agreedWhy}</p>
      <p className="quiet">{words.textWhy}</p>
      {written.map(([language, text]) => (
        <StoryText
          key={language} language={language} text={text}
          onChange={(changed) => { onChange({ ...draft, texts: { ...texts, [language]: changed } }); }}
          onRemove={written.length === 1 ? null : () => { onChange({ ...draft, texts: Object.fromEntries(written.filter(([other]) => other !== language)) }); }}
        />
      ))}
      {next !== undefined && (
        <div className="add-one">
          <label>{words.addLanguage} <select value={next} onChange={({ target }) => { setChosen(target.value); }}>{left.map((language) => <option key={language} value={language}>{languageName(language)}</option>)}</select></label>
          <Button type="button" onClick={() => { onChange({ ...draft, texts: { ...texts, [next]: '' } }); }}>{words.add}</Button>
        </div>
      )}
    </>
  );
}
