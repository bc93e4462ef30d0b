import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { announce } from '../frame/announce.ts';
import { BulkVerdictDialog } from './BulkVerdictDialog.tsx';
import { queueWords as words } from './queue-words.ts';
import type { Selection } from './use-selection.ts';

/** What can be done with several campaigns at once; there while some are selected. */
export function SelectionBar({ selection, onDone }: { selection: Selection; onDone: () => Promise<void> }) {
  const [asking, setAsking] = useState(false);
  const { rows, people, clear } = selection;
  if (rows.length === 0) return null;
  return (
    <div className="selection" role="region" aria-label={words.selected(rows.length, people)}>
      <span role="status"><strong>{words.selected(rows.length, people)}</strong></span>
      <Button size="small" appearance="primary" onClick={() => { setAsking(true); }}>{words.giveVerdict}</Button>
      <Button size="small" appearance="subtle" onClick={clear}>{words.clear}</Button>
      {asking && (
        <BulkVerdictDialog
          rows={rows}
          people={people}
          onClose={() => { setAsking(false); }}
          onDone={async (answers) => {
            setAsking(false);
            const count = rows.length;
            clear();
            await onDone();
            document.getElementById('queue-title')?.focus();
            announce(words.bulkDone(count, answers));
          }}
        />
      )}
    </div>
  );
}
