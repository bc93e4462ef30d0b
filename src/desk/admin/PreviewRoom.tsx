import { useId, useMemo, useState } from 'react';
import { previewMoments } from '../../contract/preview.ts';
import type { PreviewMoment, PreviewShow } from '../../contract/preview.ts';
import { languages } from '../../words/languages.ts';
import { TroubleLine } from '../frame/TroubleLine.tsx';
import { adminWords as words, clientNames, clientWidths, languageName, momentNames, regionName } from './admin-words.ts';
import type { ClientName } from './admin-words.ts';
import { PreviewFrame } from './PreviewFrame.tsx';
import { useReader } from './use-reader.ts';

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const momentOptions = previewMoments.map((one) => [one, momentNames[one]] as const);
const languageOptions = languages.map((one) => [one, languageName(one)] as const);
const clientOptions = Object.entries(clientNames) as [ClientName, string][];
const themeOptions = Object.entries(words.themes) as [PreviewShow['theme'], string][];

/** The pane as somebody of any region, language and department sees it, in any moment (product §5). */
export function PreviewRoom() {
  const [region, setRegion] = useState('default');
  const [language, setLanguage] = useState<string>('en');
  const [department, setDepartment] = useState('');
  const [client, setClient] = useState<ClientName>('web');
  const [theme, setTheme] = useState<PreviewShow['theme']>('light');
  const [moment, setMoment] = useState<PreviewMoment>('invitation');
  const { reader, trouble, again } = useReader({ region, language, department: department.trim(), timeZone: zone });
  const show = useMemo<PreviewShow | null>(() => reader && { kind: 'show', reader, moment, key: null, theme }, [reader, moment, theme]);
  const regions = reader?.regions ?? [{ id: 'default', name: null }];
  // A region that was taken out of the map meanwhile stays to be chosen away.
  const known = regions.some(({ id }) => id === region) ? regions : [...regions, { id: region, name: null }];
  const nobodySees = moment === 'agreement' && reader !== null && reader.agreement === null;

  return (
    <section aria-labelledby="preview-room">
      <h3 id="preview-room">{words.preview}</h3>
      <p className="quiet">{words.previewWhy}</p>
      <div className="pane-preview">
        <div>
          <div className="pane-choices" role="group" aria-labelledby="preview-room">
            <Choice label={words.region} value={region} options={known.map((one) => [one.id, regionName(one)])} onChoose={setRegion} />
            <Choice label={words.language} value={language} options={languageOptions} onChoose={setLanguage} />
            <label>{words.department} <input value={department} maxLength={200} placeholder={words.noDepartment} onChange={({ target }) => { setDepartment(target.value); }} /></label>
            <Choice label={words.moment} value={moment} options={momentOptions} onChoose={setMoment} />
            <Choice label={words.client} value={client} options={clientOptions} onChoose={setClient} />
            <Choice label={words.theme} value={theme} options={themeOptions} onChoose={setTheme} />
          </div>
          {trouble !== null && <TroubleLine trouble={trouble} onAgain={again} />}
          <ul className="pane-facts" aria-live="polite">
            {reader === null ? trouble === null && <li>{words.loading}</li> : <li>{words.frames[reader.frame]}</li>}
            {reader !== null && reader.region !== region && <li>{words.movedTo(regionName(known.find(({ id }) => id === reader.region) ?? { id: reader.region, name: null }))}</li>}
            {nobodySees && <li><strong>{words.noAgreement}</strong></li>}
          </ul>
        </div>
        {show !== null && !nobodySees && <PreviewFrame show={show} width={clientWidths[client]} />}
      </div>
    </section>
  );
}

interface ChoiceProps<Value extends string> {
  label: string;
  value: Value;
  options: readonly (readonly [Value, string])[];
  onChoose: (value: Value) => void;
}

function Choice<Value extends string>({ label, value, options, onChoose }: ChoiceProps<Value>) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={({ target }) => { onChoose(target.value as Value); }}>{options.map(([one, name]) => <option key={one} value={one}>{name}</option>)}</select>
    </div>
  );
}
