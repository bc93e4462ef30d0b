import { watchCampaigns } from '../../src/server/campaigns/watch-campaigns.ts';
import { newId } from '../../src/server/ids.ts';
import type { DeskDeps } from '../../src/server/desk/desk-deps.ts';
import { deskListener } from '../../src/server/desk/listener.ts';
import { createMailReader } from '../../src/server/reading/mail-reader.ts';
import { liveSimulations } from '../../src/server/simulations/live-simulations.ts';
import { liveWords } from '../../src/server/words/live-words.ts';
import { addressGuard } from '../../src/server/webhooks/address-guard.ts';
import { webhookQueue } from '../../src/server/webhooks/queue-webhooks.ts';
import { loadPacks } from '../../src/server/words/packs.ts';
import type { TestDatabase } from './databases.ts';

const packs = await loadPacks();

export const silentLog = { info: () => undefined, error: () => undefined };

/** The desk over a real database and a real mail reader; requests go through `inject`, or listen with `app.listen`. */
export function deskServer({ db, engine }: TestDatabase, changes: Partial<DeskDeps> = {}) {
  const reader = createMailReader({ trustedAuthservIds: [] });
  const live = liveWords(db, packs, Date.now);
  const simulations = liveSimulations(db, Date.now);
  const watch = watchCampaigns(db, Date.now);
  const app = deskListener({
    live,
    simulations,
    watch,
    verdicts: { db, engine, clock: Date.now, newId, live, answerHours: 24, answerDelayMs: 0, phone: '', mailsFor: () => [], onAnswered: () => undefined },
    db, newId, reader,
    clock: Date.now,
    log: silentLog,
    pane: { deskMail: 'security@linden.example', undoMinutes: 10 },
    engine, secretKey: Buffer.alloc(32, 7), guard: addressGuard([], true), webhooks: webhookQueue({ clock: Date.now, newId, deskUrl: 'http://localhost:3002' }),
    config: { roleGroups: {}, deskUrl: 'http://localhost:3002', issuer: 'http://localhost:1', clientId: 'desk', clientSecret: 'secret' },
    demo: true,
    deskDir: '/nonexistent',
    version: 'test',
    trustProxy: [],
    onSendAgain: () => undefined,
    ...changes,
  });
  return { app, live, simulations, close: async () => { await app.close(); watch.stop(); live.stop(); simulations.stop(); await reader.close(); } };
}

/** Signs in as the demo does and resolves to the cookie header. */
export async function signIn(app: ReturnType<typeof deskServer>['app'], as: string): Promise<string> {
  const answer = await app.inject({ method: 'POST', url: '/demo/sign-in', payload: { as } });
  const cookie = String(answer.headers['set-cookie']);
  return cookie.slice(0, cookie.indexOf(';'));
}
