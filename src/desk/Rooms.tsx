import { useState } from 'react';
import { z } from 'zod';
import type { DeskMe } from '../contract/desk.ts';
import { AdminRoom } from './admin/AdminRoom.tsx';
import { AnalystRoom } from './AnalystRoom.tsx';
import { addresses } from './api/addresses.ts';
import { AuditRoom } from './audit/AuditRoom.tsx';
import { change } from './api/call.ts';
import { HelpDialog } from './frame/HelpDialog.tsx';
import { NavRail } from './frame/NavRail.tsx';
import { useKeys } from './frame/use-keys.ts';
import type { Place } from './navigation/place.ts';
import { words } from './words.ts';

const focusOn = (id: string) => { document.getElementById(id)?.focus(); };

/** Rail and room side by side; below 900 px one at a time (desk.css). */
export function Rooms({ me, place, active }: { me: DeskMe; place: Place; active: boolean }) {
  const [help, setHelp] = useState(false);
  const open = place.campaign !== null || place.report !== null;
  useKeys({ '?': () => { setHelp(true); } });

  const signOut = async () => {
    const answer = await change(addresses.signOut, undefined, z.object({ to: z.string() }));
    location.assign(answer.ok ? answer.value.to : '/');
  };

  return (
    <div className="rooms" data-open={open}>
      {me.role === 'analyst' && <a className="skip" href="#queue-title" onClick={(event) => { event.preventDefault(); focusOn('queue-title'); }}>{words.skip}</a>}
      {open && <a className="skip" href="#report-title" onClick={(event) => { event.preventDefault(); focusOn('report-title'); }}>{words.skipToOpen}</a>}
      <NavRail me={me} filter={place.filter} onHelp={() => { setHelp(true); }} onSignOut={() => void signOut()} />
      <main>
        {me.role === 'analyst' ? <AnalystRoom me={me.name} place={place} active={active} /> : me.role === 'admin' ? <AdminRoom /> : <AuditRoom />}
      </main>
      {help && <HelpDialog onClose={() => { setHelp(false); }} />}
    </div>
  );
}
