import { useMemo } from 'react';
import type { PreviewShow } from '../../contract/preview.ts';
import type { Frame } from '../../contract/report.ts';
import { TroubleLine } from '../frame/TroubleLine.tsx';
import { adminWords as words, clientWidths } from './admin-words.ts';
import { momentOf } from './moment-of.ts';
import { PreviewFrame } from './PreviewFrame.tsx';
import { useReader } from './use-reader.ts';

/** A text of the organisation as it was when it passed the check. */
export interface Draft {
  language: string;
  /** '': every frame. */
  frame: Frame | '';
  region: string;
  department: string;
  key: string;
  text: string;
}

/** A sentence where people will read it, before anybody does. */
export function OwnWordPreview({ draft: { language, frame, region, department, key, text } }: { draft: Draft }) {
  const moment = momentOf(key);
  const agreed = key.endsWith('.agreed');
  // Only this frame says what was agreed.
  const shownFrame = frame !== '' ? frame : agreed ? 'safe-to-report' : undefined;
  const { reader, trouble, again } = useReader(moment === null ? null : { language, region: region || 'default', department, frame: shownFrame, key, text });
  const show = useMemo<PreviewShow | null>(() => (reader === null || moment === null ? null : { kind: 'show', reader, moment, key, theme: 'light' }), [reader, moment, key]);
  if (moment === null) return <p className="quiet">{words.noMomentFor}</p>;
  if (trouble !== null) return <TroubleLine trouble={trouble} onAgain={again} />;
  if (reader === null || show === null) return <p role="status">{words.loading}</p>;
  if ((agreed || moment === 'agreement') && reader.agreement === null) return <p>{words.noAgreement}</p>;
  return (
    <div>
      <p className="quiet">{words.draftWhere}</p>
      <PreviewFrame show={show} width={clientWidths.web} />
    </div>
  );
}
