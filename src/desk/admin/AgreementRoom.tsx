import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { z } from 'zod';
import { agreementTextSchema, agreementVersionSchema } from '../../contract/agreement.ts';
import { languages } from '../../words/languages.ts';
import { addresses } from '../api/addresses.ts';
import { read } from '../api/call.ts';
import { TroubleLine } from '../frame/TroubleLine.tsx';
import { When } from '../text/When.tsx';
import { adminWords as words } from './admin-words.ts';
import { useLoaded } from './use-loaded.ts';

const listSchema = z.object({ items: z.array(agreementVersionSchema) });
const empty = { version: '', effectiveFrom: '', language: 'en', title: '', body: '', limits: '', name: '', role: '', date: '' };

/** The reporting agreement's versions, who signed them, and a new one (N6, N10). */
export function AgreementRoom() {
  const { value, trouble, refresh, act } = useLoaded(addresses.agreements, listSchema);
  const [draft, setDraft] = useState(empty);
  const [saved, setSaved] = useState(false);
  const field = (name: keyof typeof empty) => ({ value: draft[name], onChange: ({ target }: { target: { value: string } }) => { setSaved(false); setDraft({ ...draft, [name]: target.value }); } });

  async function fromModel() {
    const model = await read(addresses.agreementModel(draft.language), agreementTextSchema);
    if (model.ok) setDraft({ ...draft, ...model.value });
  }

  async function save() {
    const { version, effectiveFrom, language, title, body, limits, name, role, date } = draft;
    const signatories = name === '' ? [] : [{ name, role, date }];
    const done = await act(addresses.agreements, { version, effectiveFrom, texts: { [language]: { title, body, limits } }, signatories, link: null }, z.unknown());
    setSaved(done);
    if (done) setDraft(empty);
  }

  return (
    <section aria-labelledby="agreement-room">
      <h3 id="agreement-room">{words.agreement}</h3>
      <p className="quiet">{words.agreementWhy}</p>
      {trouble !== null && <TroubleLine trouble={trouble} onAgain={() => void refresh()} />}
      {value === null ? <p>{words.loading}</p> : value.items.length === 0 ? <p>{words.noVersion}</p> : (
        <ul className="versions">
          {value.items.map((version) => (
            <li key={version.version}>
              <strong>{version.version}</strong> · {version.inForce ? words.inForce : words.states[version.state]} · {version.effectiveFrom} · {version.signatories.map(({ name, role }) => `${name}, ${role}`).join('; ')}
              {version.state === 'draft' && <Button size="small" onClick={() => void act(addresses.agreement(version.version, 'adopt'), {}, z.unknown())}>{words.adopt}</Button>}
              {version.state === 'adopted' && <Button size="small" onClick={() => void act(addresses.agreement(version.version, 'withdraw'), {}, z.unknown())}>{words.withdraw}</Button>}
              <details><summary>{words.history}</summary><ul>{version.history.map(({ at, by, what }) => <li key={at}><When at={at} />: {what}, {by}</li>)}</ul></details>
            </li>
          ))}
        </ul>
      )}
      <details>
        <summary>{words.newVersion}</summary>
        <form onSubmit={(event) => { event.preventDefault(); void save(); }}>
          <label>{words.version} <input required maxLength={40} {...field('version')} /></label>
          <label>{words.effective} <input required type="date" {...field('effectiveFrom')} /></label>
          <label>{words.language} <select {...field('language')}>{languages.map((language) => <option key={language}>{language}</option>)}</select></label>
          <Button type="button" onClick={() => void fromModel()}>{words.fromModel}</Button>
          <p className="quiet">{words.modelNote}</p>
          <label>{words.textTitle} <input required dir="auto" {...field('title')} /></label>
          <label>{words.textBody} <textarea required rows={7} dir="auto" {...field('body')} /></label>
          <label>{words.textLimits} <input dir="auto" {...field('limits')} /></label>
          <label>{words.signName} <input {...field('name')} /></label>
          <label>{words.signRole} <input required={draft.name !== ''} {...field('role')} /></label>
          <label>{words.signDate} <input type="date" required={draft.name !== ''} {...field('date')} /></label>
          <Button type="submit" appearance="primary">{words.save}</Button>
          <span role="status">{saved ? words.saved : ''}</span>
        </form>
      </details>
    </section>
  );
}
