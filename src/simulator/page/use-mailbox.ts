import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Folder, MailItem, MailLine } from '../wire.ts';
import { mails } from './ask.ts';

export interface OpenMail {
  line: MailLine;
  /** Null while it is being read. */
  item: MailItem | null;
}

/** The list of mails and the open one. */
export function useMailbox(openId: string | null) {
  const [lines, setLines] = useState<MailLine[] | null>(null);
  const [item, setItem] = useState<MailItem | null>(null);

  const refresh = useCallback(async () => setLines(await mails.list()), []);
  useEffect(() => {
    void refresh();
  }, [refresh]);

  const change = useCallback((id: string, what: { folder?: Folder; isRead?: boolean }) => {
    setLines((before) => before?.map((line) => (line.id === id ? { ...line, ...what } : line)) ?? null);
    void mails.change(id, what);
  }, []);

  useEffect(() => {
    setItem(null);
    if (openId === null) return undefined;
    let wanted = true;
    mails.open(openId).then(
      (found) => {
        if (!wanted) return;
        setItem(found);
        change(openId, { isRead: true });
      },
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [openId, change]);

  const line = useMemo(() => lines?.find(({ id }) => id === openId) ?? null, [lines, openId]);
  const open: OpenMail | null = line === null ? null : { line, item: item?.id === line.id ? item : null };
  return { lines, open, change, refresh };
}
