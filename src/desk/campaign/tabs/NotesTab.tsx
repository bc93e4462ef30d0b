import { Button, Field, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import { idSchema } from '../../../contract/campaign.ts';
import type { CampaignDetail } from '../../../contract/campaign.ts';
import { addresses } from '../../api/addresses.ts';
import { change } from '../../api/call.ts';
import type { Trouble } from '../../api/call.ts';
import { announce } from '../../frame/announce.ts';
import { TroubleLine } from '../../frame/TroubleLine.tsx';
import { VisibleText } from '../../text/VisibleText.tsx';
import { When } from '../../text/When.tsx';
import { notesWords as words } from './tab-words.ts';

const maxNoteChars = 4000;

/** Notes that were begun, kept as long as the page lives. */
const begun = new Map<string, string>();

/** What the desk tells itself about a campaign. */
export function NotesTab({ campaign: { id, notes }, onChanged }: { campaign: CampaignDetail; onChanged: () => Promise<void> }) {
  const [text, setText] = useState(begun.get(id) ?? '');
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const write = (value: string) => {
    setText(value);
    if (value === '') begun.delete(id);
    else begun.set(id, value);
  };
  const keep = async () => {
    if (busy || text.trim() === '') return;
    setBusy(true);
    const answer = await change(addresses.notes(id), { text: text.trim() }, idSchema);
    setTrouble(answer.ok ? null : answer.trouble);
    if (answer.ok) {
      write('');
      await onChanged();
      announce(words.saved);
    }
    setBusy(false);
  };
  return (
    <>
      <form className="note-form" onSubmit={(event) => { event.preventDefault(); void keep(); }}>
        <Field label={words.label} hint={words.hint}>
          <Textarea
            id="note-text"
            resize="vertical"
            maxLength={maxNoteChars}
            value={text}
            onChange={(_event, { value }) => { write(value); }}
            onKeyDown={(event) => {
              // Here the keys keep the note; they must not give a verdict.
              if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
              event.preventDefault();
              void keep();
            }}
          />
        </Field>
        <Button type="submit" disabledFocusable={busy || text.trim() === ''}>{busy ? words.saving : words.save}</Button>
        {trouble !== null && trouble.code !== 'not_signed_in' && <div role="alert"><p>{words.failed}</p><TroubleLine trouble={trouble} /></div>}
      </form>
      {notes.length === 0 ? <p className="quiet">{words.none}</p> : (
        <ol className="cards">
          {notes.map((note) => (
            <li key={note.id}>
              <p className="quiet"><VisibleText text={note.by} /> · <When at={note.at} /></p>
              <p className="written"><VisibleText text={note.text} /></p>
            </li>
          ))}
        </ol>
      )}
    </>
  );
}
