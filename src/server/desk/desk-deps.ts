import type { VerdictDeps } from '../answers/give-verdict.ts';
import type { Clock } from '../clock.ts';
import type { CampaignWatch } from '../campaigns/watch-campaigns.ts';
import type { Database, Engine } from '../db/database.ts';
import type { Log } from '../log.ts';
import type { DeskRole } from './policy.ts';
import type { AddressGuard } from '../webhooks/address-guard.ts';
import type { WebhookQueue } from '../webhooks/queue-webhooks.ts';
import type { LiveWords } from '../words/live-words.ts';
import type { MailReader } from '../reading/mail-reader.ts';
import type { LiveSimulations } from '../simulations/live-simulations.ts';

/** What the desk's listener needs from the house. */
export type DeskDeps = {
  db: Database;
  engine: Engine;
  /** Seals the audit; never in the database. */
  secretKey: Buffer;
  clock: Clock;
  newId: () => string;
  log: Log;
  reader: Pick<MailReader, 'preview'>;
  config: { deskUrl: string; issuer: string; clientId: string; clientSecret: string | undefined; roleGroups: Partial<Record<DeskRole, string[]>> };
  demo: boolean;
  /** Folder of the built desk page. */
  deskDir: string;
  version: string;
  trustProxy: string[];
  /** Wakes the delivery worker. */
  onSendAgain: () => void;
  live: LiveWords;
  simulations: LiveSimulations;
  verdicts: VerdictDeps;
  /** What the pane tells reporters of this organisation, for the preview. */
  pane: { deskMail: string; undoMinutes: number };
  guard: AddressGuard;
  webhooks: WebhookQueue;
  /** Tells open pages which campaigns changed. */
  watch: CampaignWatch;
};
