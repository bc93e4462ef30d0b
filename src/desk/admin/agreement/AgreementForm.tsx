import { Button } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { languages } from '../../../words/languages.ts';
import { languageName } from '../admin-words.ts';
import { emptyText } from './agreement-draft.ts';
import type { Draft } from './agreement-draft.ts';
import { agreementWords as words } from './agreement-words.ts';
import { LanguageText } from './LanguageText.tsx';
import { MissingLanguages } from './MissingLanguages.tsx';
import { Signatories } from './Signatories.tsx';

interface Props {
  /** The version whose draft is changed; null: a new one. A version keeps its name. */
  of: string | null;
  draft: Draft;
  onChange: (draft: Draft) => void;
}

/** The fields of a draft: name and date, a text per language, who signed. */
export function AgreementForm({ of, draft, onChange }: Props) {
  const first = useRef<HTMLDivElement>(null);
  useEffect(() => { first.current?.querySelector('input')?.focus(); }, []);
  const left = languages.filter((language) => draft.texts[language] === undefined);
  const [chosen, setChosen] = useState('');
  const next = left.find((language) => language === chosen) ?? left[0];
  const text = (name: 'version' | 'effectiveFrom' | 'link') => ({ value: draft[name], onChange: ({ target }: { target: { value: string } }) => { onChange({ ...draft, [name]: target.value }); } });
  return (
    <>
      <div className="two" ref={first}>
        {of === null && <label>{words.version} <input required maxLength={40} {...text('version')} /></label>}
        <label>{words.effective} <input required type="date" {...text('effectiveFrom')} /></label>
      </div>
      <label>{words.link} <input type="url" maxLength={500} spellCheck={false} placeholder="https://" {...text('link')} /></label>
      <h5>{words.texts}</h5>
      <p className="quiet">{words.textsWhy}</p>
      <p className="quiet">{words.modelNote}</p>
      {Object.entries(draft.texts).map(([language, one]) => (
        <LanguageText
          key={language} language={language} text={one}
          onChange={(changed) => { onChange({ ...draft, texts: { ...draft.texts, [language]: changed } }); }}
          onRemove={() => { onChange({ ...draft, texts: Object.fromEntries(Object.entries(draft.texts).filter(([other]) => other !== language)) }); }}
        />
      ))}
      {next !== undefined && (
        <div className="add-one">
          <label>{words.addLanguage} <select value={next} onChange={({ target }) => { setChosen(target.value); }}>{left.map((language) => <option key={language} value={language}>{languageName(language)}</option>)}</select></label>
          <Button type="button" onClick={() => { onChange({ ...draft, texts: { ...draft.texts, [next]: emptyText } }); }}>{words.add}</Button>
        </div>
      )}
      <MissingLanguages texts={draft.texts} />
      <Signatories signatories={draft.signatories} onChange={(signatories) => { onChange({ ...draft, signatories }); }} />
    </>
  );
}
