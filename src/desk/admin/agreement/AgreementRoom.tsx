import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { z } from 'zod';
import { agreementVersionSchema } from '../../../contract/agreement.ts';
import { addresses } from '../../api/addresses.ts';
import { TroubleLine } from '../../frame/TroubleLine.tsx';
import { adminWords } from '../admin-words.ts';
import { useLoaded } from '../use-loaded.ts';
import { useWork } from '../use-work.ts';
import type { Work } from '../use-work.ts';
import { copyOf, draftOf, isSame, newDraft, sent } from './agreement-draft.ts';
import type { Draft } from './agreement-draft.ts';
import { agreementWords as words } from './agreement-words.ts';
import { AgreementForm } from './AgreementForm.tsx';
import { AgreementQuestion } from './AgreementQuestion.tsx';
import type { Question } from './AgreementQuestion.tsx';
import { VersionItem } from './VersionItem.tsx';
import './agreement.css';

const listSchema = z.object({ items: z.array(agreementVersionSchema) });

/** The reporting agreement's versions, who signed them, and one that is being written (N6, N10). */
export function AgreementRoom() {
  const { value, trouble, refresh, act } = useLoaded(addresses.agreements, listSchema);
  const { work, kept, write: keep, close } = useWork('agreement', isSame);
  const [question, setQuestion] = useState<Question | null>(null);
  const [said, setSaid] = useState('');
  const current = value?.items.find(({ inForce }) => inForce);

  function write(next: Work<Draft>) {
    setSaid('');
    keep(next);
  }
  async function save({ of, draft }: Work<Draft>) {
    const wanted = sent(draft);
    if (wanted === null) {
      setSaid(words.notUnderstood);
      return;
    }
    const done = await act(of === null ? addresses.agreements : addresses.agreement(of), wanted, z.unknown(), of === null ? 'POST' : 'PUT');
    setSaid(done ? words.saved(wanted.version) : '');
    if (done) close();
  }
  function answer({ kind, ...about }: Question) {
    setQuestion(null);
    if (kind === 'discard') close();
    else if ('version' in about) void act(addresses.agreement(about.version.version, kind), {}, z.unknown());
  }

  return (
    <section aria-labelledby="agreement-room">
      <h3 id="agreement-room">{words.title}</h3>
      <p className="quiet">{words.why}</p>
      {value === null ? trouble === null ? <p role="status">{adminWords.loading}</p> : <TroubleLine trouble={trouble} onAgain={() => void refresh()} /> : (
        <>
          {value.items.length === 0 ? <p>{words.none}</p> : (
            <ul className="versions">
              {value.items.map((version) => (
                <VersionItem
                  key={version.version} version={version} writing={work !== null}
                  onChange={() => { write({ of: version.version, began: draftOf(version), draft: draftOf(version) }); }}
                  onCopy={() => { write({ of: null, began: newDraft, draft: copyOf(version) }); }}
                  onAdopt={() => { setQuestion({ kind: 'adopt', version }); }}
                  onWithdraw={() => { setQuestion({ kind: 'withdraw', version }); }}
                />
              ))}
            </ul>
          )}
          {trouble !== null && <TroubleLine trouble={trouble} />}
          {work === null ? <Button onClick={() => { write({ of: null, began: newDraft, draft: newDraft }); }}>{words.newVersion}</Button> : (
            <form className="admin-part" aria-label={work.of === null ? words.newVersion : words.change(work.of)} onSubmit={(event) => { event.preventDefault(); if (kept !== null) void save(kept); }}>
              <h4>{work.of === null ? words.newVersion : words.change(work.of)}</h4>
              <AgreementForm of={work.of} draft={work.draft} onChange={(draft) => { write({ ...work, draft }); }} />
              <div className="form-acts">
                <Button type="submit" appearance="primary" disabled={kept === null}>{words.save}</Button>
                <Button type="button" onClick={() => { if (kept === null) close(); else setQuestion({ kind: 'discard' }); }}>{kept === null ? words.close : words.discard}</Button>
                <span className="quiet">{kept === null ? words.unchanged : words.unsaved}</span>
              </div>
            </form>
          )}
          <p role="status">{said}</p>
        </>
      )}
      {question !== null && <AgreementQuestion question={question} current={current} onClose={() => { setQuestion(null); }} onYes={() => { answer(question); }} />}
    </section>
  );
}
