import { useEffect, useState } from 'react';
import { z } from 'zod';
import { addresses } from '../../api/addresses.ts';
import { read } from '../../api/call.ts';
import { reportWords } from '../report-words.ts';

const notesSchema = z.object({ leftOut: z.array(z.string()) });

/**
 * The mail as it would look, as a specimen: cleaned on the server, under a policy of its own, in a frame that may do
 * nothing (security 16: all three layers, each of them leaks alone).
 */
export function Preview({ id, number, hasHtml }: { id: string; number: number; hasHtml: boolean }) {
  const [notes, setNotes] = useState<{ id: string; leftOut: string[] | null } | null>(null);
  useEffect(() => {
    const end = new AbortController();
    void read(addresses.previewNotes(id), notesSchema, end.signal).then((answer) => {
      if (!end.signal.aborted) setNotes({ id, leftOut: answer.ok ? answer.value.leftOut : null });
    });
    return () => { end.abort(); };
  }, [id]);
  const known = notes?.id === id ? notes : null;
  return (
    <>
      <p className="view-line preview-line">
        {hasHtml ? reportWords.specimen : reportWords.noHtml}{' '}
        <span>{known === null ? '' : known.leftOut === null ? reportWords.leftOutUnknown : known.leftOut.length === 0 ? reportWords.nothingLeftOut : reportWords.leftOut(known.leftOut.join(', '))}</span>
      </p>
      <iframe className="preview" sandbox="" src={addresses.preview(id)} title={reportWords.previewTitle(number)} referrerPolicy="no-referrer" />
    </>
  );
}
