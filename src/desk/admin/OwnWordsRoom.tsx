import { Button } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { z } from 'zod';
import { ownWordSchema, wordsCheckedSchema } from '../../contract/desk-words.ts';
import type { WordsChecked } from '../../contract/desk-words.ts';
import { frames } from '../../contract/report.ts';
import type { Frame } from '../../contract/report.ts';
import { directionOf, languages } from '../../words/languages.ts';
import { addresses } from '../api/addresses.ts';
import { change, read } from '../api/call.ts';
import { TroubleLine } from '../frame/TroubleLine.tsx';
import { When } from '../text/When.tsx';
import { adminWords as words } from './admin-words.ts';
import { Findings } from './Findings.tsx';
import { OwnWordPreview } from './OwnWordPreview.tsx';
import type { Draft } from './OwnWordPreview.tsx';
import { useLoaded } from './use-loaded.ts';

const listSchema = z.object({ items: z.array(ownWordSchema) });
const section = z.record(z.string(), z.string());
const packSchema = z.object({ first: section, frames: z.record(z.string(), section), pane: section, agreement: section, tips: section });
/** What only sounds unkind is for whoever writes it to judge. */
const isGood = ({ fault, findings }: WordsChecked) => fault === null && !findings.some(({ certain }) => certain);

/** The check waits until somebody stops typing. */
const pauseMs = 400;

/** One sentence of the organisation instead of ours: checked while it is written, published, taken back. */
export function OwnWordsRoom() {
  const { value, trouble, refresh, act } = useLoaded(addresses.ownWords, listSchema);
  const [pack, setPack] = useState<z.infer<typeof packSchema> | null>(null);
  const [language, setLanguage] = useState('en');
  const [frame, setFrame] = useState<Frame | ''>('');
  const [key, setKey] = useState('receipt.title');
  const [region, setRegion] = useState('');
  const [department, setDepartment] = useState('');
  const [text, setText] = useState('');
  const [checked, setChecked] = useState<WordsChecked | null>(null);
  const [passed, setPassed] = useState<Pick<Draft, 'language' | 'frame' | 'key' | 'text'> | null>(null);

  useEffect(() => void read(addresses.words(language), packSchema).then((answer) => { if (answer.ok) setPack(answer.value); }), [language]);
  useEffect(() => {
    setChecked(null);
    if (text.trim() === '') {
      setPassed(null);
      return undefined;
    }
    let over = false;
    const check = async () => {
      const answer = await change(addresses.wordsCheck, { language, key, frame: frame === '' ? null : frame, text }, wordsCheckedSchema);
      if (!answer.ok || over) return;
      setChecked(answer.value);
      // The preview stays while somebody goes on typing, and goes when the check has something to say.
      setPassed(isGood(answer.value) ? { language, frame, key, text } : null);
    };
    const timer = setTimeout(() => void check(), pauseMs);
    return () => { over = true; clearTimeout(timer); };
  }, [text, language, key, frame]);

  const ours = pack === null ? {} : { ...pack.first, ...pack.pane, ...pack.agreement, ...pack.tips, ...pack.frames[frame === '' ? 'neutral' : frame] };
  const good = checked !== null && isGood(checked);

  async function publish() {
    const created = await change(addresses.ownWords, { key, language, frame: frame === '' ? null : frame, region: region.trim() || null, department: department.trim() || null, text }, z.object({ id: z.string() }));
    if (created.ok && await act(addresses.ownWord(created.value.id, 'publish'), {}, z.unknown())) setText('');
    else await refresh();
  }

  return (
    <section aria-labelledby="own-words-room">
      <h3 id="own-words-room">{words.ownWords}</h3>
      <p className="quiet">{words.ownWhy}</p>
      {trouble !== null && <TroubleLine trouble={trouble} onAgain={() => void refresh()} />}
      <form onSubmit={(event) => { event.preventDefault(); if (good) void publish(); }}>
        <label>{words.language} <select value={language} onChange={({ target }) => { setLanguage(target.value); }}>{languages.map((one) => <option key={one}>{one}</option>)}</select></label>
        <label>{words.frame} <select value={frame} onChange={({ target }) => { setFrame(target.value as Frame | ''); }}><option value="">{words.everybody}</option>{frames.map((one) => <option key={one}>{one}</option>)}</select></label>
        <label>{words.region} <input value={region} placeholder={words.everybody} onChange={({ target }) => { setRegion(target.value); }} /></label>
        <label>{words.department} <input value={department} placeholder={words.everybody} onChange={({ target }) => { setDepartment(target.value); }} /></label>
        <label>{words.key} <select value={key} onChange={({ target }) => { setKey(target.value); }}>{Object.keys(ours).sort().map((one) => <option key={one}>{one}</option>)}</select></label>
        <p className="ours"><span className="quiet">{words.ours}:</span> <q lang={language} dir={directionOf(language)}>{ours[key] ?? ''}</q></p>
        <label>{words.yours} <textarea rows={3} lang={language} dir={directionOf(language)} value={text} onChange={({ target }) => { setText(target.value); }} /></label>
        <div role="status">
          {checked !== null && checked.fault !== null && <p>{checked.fault}</p>}
          {checked !== null && <Findings findings={checked.findings} language={language} onTake={setText} />}
          {good && <p>{checked.findings.length === 0 ? words.passes : words.readAloud}</p>}
        </div>
        {passed !== null && <OwnWordPreview draft={{ ...passed, region: region.trim(), department: department.trim() }} />}
        <Button type="submit" appearance="primary" disabled={!good}>{words.publish}</Button>
      </form>
      {value === null ? <p>{words.loading}</p> : (
        <ul className="versions">
          {value.items.map((word) => (
            <li key={word.id}>
              <code>{word.key}</code> · {word.language} · {[word.frame, word.region, word.department].filter((part) => part !== null).join(', ') || words.everybody} · {words.wordStates[word.state]} · <When at={word.changedAt} />, {word.by}: <q lang={word.language} dir={directionOf(word.language)}>{word.text}</q>
              {word.state === 'published'
                ? <Button size="small" onClick={() => void act(addresses.ownWord(word.id, 'retire'), {}, z.unknown())}>{words.retire}</Button>
                : <Button size="small" onClick={() => void act(addresses.ownWord(word.id, 'publish'), {}, z.unknown())}>{word.state === 'draft' ? words.publish : words.bringBack}</Button>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
