import { useCallback, useEffect, useState } from 'react';
import { deskMeSchema } from '../../contract/desk.ts';
import type { DeskMe } from '../../contract/desk.ts';
import { addresses } from '../api/addresses.ts';
import { read, sessionEnded } from '../api/call.ts';
import type { Trouble } from '../api/call.ts';

/** `ended`: there was a session on this page; what it showed stays, so that nobody loses their place. */
export type Session = { kind: 'checking' } | { kind: 'out' } | { kind: 'in'; me: DeskMe } | { kind: 'ended'; me: DeskMe } | { kind: 'trouble'; trouble: Trouble };

export function useSession(): { session: Session; check: () => Promise<void> } {
  const [session, setSession] = useState<Session>({ kind: 'checking' });

  const check = useCallback(async () => {
    const answer = await read(addresses.me, deskMeSchema);
    setSession((before) => {
      if (answer.ok) return { kind: 'in', me: answer.value };
      if (answer.trouble.code === 'not_signed_in') return before.kind === 'in' || before.kind === 'ended' ? { kind: 'ended', me: before.me } : { kind: 'out' };
      return before.kind === 'checking' || before.kind === 'trouble' ? { kind: 'trouble', trouble: answer.trouble } : before;
    });
  }, []);

  useEffect(() => {
    const end = () => { setSession((before) => (before.kind === 'in' ? { kind: 'ended', me: before.me } : before)); };
    window.addEventListener(sessionEnded, end);
    void check();
    return () => { window.removeEventListener(sessionEnded, end); };
  }, [check]);

  return { session, check };
}
