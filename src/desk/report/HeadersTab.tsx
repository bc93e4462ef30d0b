import { Button, Spinner } from '@fluentui/react-components';
import { useMemo } from 'react';
import { TroubleLine } from '../frame/TroubleLine.tsx';
import { VisibleText } from '../text/VisibleText.tsx';
import { reportWords } from './report-words.ts';
import { headerFields } from './source-text.ts';
import { useLoaded } from './SourceTab.tsx';
import type { Source } from './use-source.ts';

/** All header fields as they stand in the stored mail. */
export function HeadersTab({ source }: { source: Source }) {
  const { loaded, trouble, loading, more } = source;
  const header = useMemo(() => (loaded === null ? null : headerFields(loaded.text)), [loaded]);
  useLoaded(source);
  return (
    <>
      <p className="view-line">{reportWords.headersLine}</p>
      {header === null && trouble === null && <div className="view-wait"><Spinner size="tiny" /></div>}
      {header?.fields.length === 0 && <p className="empty">{reportWords.noHeaders}</p>}
      {header !== null && header.fields.length > 0 && (
        <dl className="facts headers">
          {header.fields.map(({ name, value }, i) => (
            <div key={i}><dt><VisibleText text={name === '' ? '?' : name} /></dt><dd><VisibleText text={value} /></dd></div>
          ))}
        </dl>
      )}
      {trouble !== null && <TroubleLine trouble={trouble} onAgain={() => void more()} />}
      {header?.whole === false && loaded?.next != null && (
        <p className="view-line">{reportWords.headersCut} <Button size="small" disabledFocusable={loading} onClick={() => void more()}>{reportWords.moreHeaders}</Button></p>
      )}
    </>
  );
}
