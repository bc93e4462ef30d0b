import { Button } from '@fluentui/react-components';
import { Warning20Regular } from '@fluentui/react-icons/headless/svg/warning';
import type { Trouble } from '../api/call.ts';
import { problemWords, words } from '../words.ts';

/** What did not work, and what still does. */
export function TroubleLine({ trouble, onAgain }: { trouble: Trouble; onAgain?: () => void }) {
  return (
    <div className="trouble" role="status">
      <Warning20Regular aria-hidden="true" />
      <p>
        {trouble.code === 'invalid_request' && trouble.detail !== undefined ? words.refused(trouble.detail) : problemWords[trouble.code]}
        {trouble.correlationId !== null && trouble.code === 'internal' && <span className="quiet"> {words.correlation(trouble.correlationId)}</span>}
      </p>
      {onAgain !== undefined && <Button size="small" onClick={onAgain}>{words.tryAgain}</Button>}
    </div>
  );
}
