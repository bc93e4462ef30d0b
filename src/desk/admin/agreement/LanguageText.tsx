import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { agreementTextSchema } from '../../../contract/agreement.ts';
import type { AgreementText } from '../../../contract/agreement.ts';
import { directionOf } from '../../../words/languages.ts';
import { addresses } from '../../api/addresses.ts';
import { read } from '../../api/call.ts';
import type { Trouble } from '../../api/call.ts';
import { TroubleLine } from '../../frame/TroubleLine.tsx';
import { languageName } from '../admin-words.ts';
import { isEmpty } from './agreement-draft.ts';
import { agreementWords as words } from './agreement-words.ts';

/** The text in one language; from the model where it is still empty, and then this language's fields alone. */
export function LanguageText({ language, text, onChange, onRemove }: { language: string; text: AgreementText; onChange: (text: AgreementText) => void; onRemove: () => void }) {
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const field = (name: keyof AgreementText) => ({
    lang: language, dir: directionOf(language), value: text[name],
    onChange: ({ target }: { target: { value: string } }) => { onChange({ ...text, [name]: target.value }); },
  });

  async function fromModel() {
    const model = await read(addresses.agreementModel(language), agreementTextSchema);
    setTrouble(model.ok ? null : model.trouble);
    if (model.ok) onChange(model.value);
  }

  return (
    <fieldset className="admin-part">
      <legend>{languageName(language)}</legend>
      {isEmpty(text) && <Button size="small" type="button" onClick={() => void fromModel()}>{words.fromModel(language)}</Button>}
      {trouble !== null && <TroubleLine trouble={trouble} />}
      <label>{words.textTitle} <input required maxLength={200} {...field('title')} /></label>
      <label>{words.textBody} <textarea required rows={7} maxLength={4000} {...field('body')} /></label>
      <label>{words.textLimits} <input maxLength={500} {...field('limits')} /></label>
      <Button size="small" type="button" onClick={onRemove}>{words.removeLanguage(language)}</Button>
    </fieldset>
  );
}
