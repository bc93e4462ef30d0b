import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { auditVerifiedSchema } from '../../contract/audit.ts';
import type { AuditVerified } from '../../contract/audit.ts';
import { read } from '../api/call.ts';
import type { Trouble } from '../api/call.ts';
import { TroubleLine } from '../frame/TroubleLine.tsx';
import { CopyButton } from '../text/CopyButton.tsx';
import { auditWords as words, brokenWords } from './audit-words.ts';

/** Walks the whole chain on the server and says in words what came of it. */
export function ChainCheck() {
  const [busy, setBusy] = useState(false);
  const [result, setResult] = useState<AuditVerified | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);

  async function check() {
    if (busy) return;
    setBusy(true);
    const answer = await read('/api/v1/audit/verify', auditVerifiedSchema);
    setBusy(false);
    setTrouble(answer.ok ? null : answer.trouble);
    if (answer.ok) setResult(answer.value);
  }

  return (
    <div className="chain-check">
      <Button disabledFocusable={busy} onClick={() => void check()}>{busy ? words.verifying : words.verify}</Button>
      <div role="status">
        {result !== null && <p data-ok={result.ok}>{result.ok ? words.whole(result.rows) : words.broken(result.rows)} {result.why !== null && brokenWords[result.why]}</p>}
        {result?.ok === true && result.rows > 0 && <p className="quiet">{words.head}: <code>{result.head}</code> <CopyButton text={result.head} what={words.head} /> {words.headWhy}</p>}
      </div>
      {trouble !== null && <TroubleLine trouble={trouble} onAgain={() => void check()} />}
    </div>
  );
}
