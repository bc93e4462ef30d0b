import { useEffect } from 'react';
import { visibleLine } from '../text/visible-text.ts';
import { words } from '../words.ts';

/** Names the page; what comes from a mail has its hidden signs named there too. */
export function useTitle(title: string): void {
  useEffect(() => { document.title = title === '' ? words.desk : `${visibleLine(title)} · ${words.desk}`; }, [title]);
}
