import { Button, Spinner } from '@fluentui/react-components';
import { useEffect, useMemo } from 'react';
import { TroubleLine } from '../frame/TroubleLine.tsx';
import { shownSize } from '../text/sizes.ts';
import { VisibleText } from '../text/VisibleText.tsx';
import { reportWords } from './report-words.ts';
import { sourceText } from './source-text.ts';
import type { Source } from './use-source.ts';

/** The mail as it arrived. */
export function SourceTab({ source }: { source: Source }) {
  const { loaded, trouble, loading, more } = source;
  const text = useMemo(() => (loaded === null ? '' : sourceText(loaded.text)), [loaded]);
  useLoaded(source);
  return (
    <>
      <p className="view-line">
        {reportWords.sourceLine} {loaded !== null && <span className="quiet">{reportWords.sourceShown(shownSize(loaded.next ?? loaded.bytes), shownSize(loaded.bytes))}</span>}
      </p>
      {loaded === null && trouble === null && <div className="view-wait"><Spinner size="tiny" /></div>}
      {loaded !== null && <pre className="mail-text source-text"><VisibleText text={text} /></pre>}
      {trouble !== null && <TroubleLine trouble={trouble} onAgain={() => void more()} />}
      {loaded?.next != null && <Button disabledFocusable={loading} onClick={() => void more()}>{reportWords.moreSource}</Button>}
    </>
  );
}

/** Loads the first slice when it is first looked at. */
export function useLoaded({ loaded, trouble, loading, more }: Source): void {
  useEffect(() => {
    if (loaded === null && trouble === null && !loading) void more();
  }, [loaded, loading, more, trouble]);
}
