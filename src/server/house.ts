import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Config } from './config.ts';
import { tellHead } from './audit/tell-head.ts';
import { startAnswering } from './answers/answering-loop.ts';
import { answerMails, composeAnswer } from './answers/compose-answer.ts';
import type { VerdictDeps } from './answers/give-verdict.ts';
import { watchCampaigns } from './campaigns/watch-campaigns.ts';
import { openDatabase } from './db/database.ts';
import { defaultDeliveryLimits, nothingInFlight } from './delivery/deliver-due.ts';
import { startDelivery } from './delivery/delivery-loop.ts';
import { createSmtp, mailChannel } from './delivery/smtp.ts';
import { deskListener } from './desk/listener.ts';
import { newId } from './ids.ts';
import { cachedKeySet } from './identity/key-set.ts';
import { tokenVerifier } from './identity/verify-token.ts';
import type { Log } from './log.ts';
import { createMetrics } from './metrics.ts';
import { choiceStore } from './people/choices.ts';
import { publicListener } from './public-listener.ts';
import { createMailReader } from './reading/mail-reader.ts';
import { startReading } from './reading/reading-loop.ts';
import { composeNote } from './reports/compose-note.ts';
import { composeDelivery } from './reports/compose-delivery.ts';
import { openIntake, reportDeliveries } from './reports/intake.ts';
import { gophishChannel } from './simulations/gophish-channel.ts';
import { openLiveSimulations } from './simulations/live-simulations.ts';
import { recogniseMail } from './simulations/recognise-mail.ts';
import { recogniseRead } from './simulations/recognise-read.ts';
import { mayCallReportAddress } from './simulations/report-address.ts';
import { secretKey } from './secret-key.ts';
import { addressGuard } from './webhooks/address-guard.ts';
import { webhookQueue } from './webhooks/queue-webhooks.ts';
import { webhookChannel } from './webhooks/webhook-channel.ts';
import { openLiveWords } from './words/live-words.ts';
import { loadPacks } from './words/packs.ts';

/** A running server. */
export type House = { publicUrl: string; deskUrl: string; close: () => Promise<void> };

/** Folders of the built pages: beside the compiled server, or in `dist` when running from the sources. */
const built = (name: string) => fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? `../../dist/${name}` : `../${name}`, import.meta.url));

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string };

/** Composes the whole server, visibly and in one place, and listens. What opened first closes last. */
export async function startHouse(config: Config, log: Log): Promise<House> {
  const opened: (() => unknown)[] = [];
  const close = async () => {
    for (const end of opened.splice(0).reverse()) await end();
  };
  try {
    const clock = Date.now;
    const options = { trustedAuthservIds: config.trustedAuthservIds };
    const { db, engine } = await openDatabase(config);
    opened.push(() => db.destroy());
    const key = secretKey(config.secretKey, config.dataDir);
    opened.push(tellHead(db, log));
    const packs = await loadPacks();
    const live = await openLiveWords(db, packs, clock);
    opened.push(live.stop);
    const choices = choiceStore(db, clock);
    const simulations = await openLiveSimulations(db, clock);
    opened.push(simulations.stop);
    const metrics = createMetrics(db);

    const guard = addressGuard(config.privateTargets, config.demo);
    const webhooks = webhookQueue({ clock, newId, deskUrl: config.deskUrl });

    const smtp = createSmtp(config.smtpUrl);
    opened.push(() => { smtp.close(); });
    const delivery = startDelivery({
      db, engine, clock, newId, log,
      random: Math.random,
      channels: {
        report: mailChannel(composeDelivery({ db, config }), smtp),
        withdrawal: mailChannel(composeNote({ db, ...config }), smtp),
        happened: mailChannel(composeNote({ db, ...config }), smtp),
        answer: mailChannel(composeAnswer({ db, packs, ...config }), smtp),
        webhook: webhookChannel({ db, clock, key, guard, version }),
        gophish: gophishChannel({ simulations, mayCall: (url) => mayCallReportAddress(config.demo)(url) && guard.mayCall(url), lookup: guard.lookup }),
      },
      limits: { ...defaultDeliveryLimits, retryBaseMs: config.retryBaseMs },
      inFlight: nothingInFlight(),
    });
    opened.push(() => delivery.stop());

    const verdicts: VerdictDeps = {
      db, engine, clock, newId, live,
      answerHours: config.answerHours,
      answerDelayMs: config.answerDelayMinutes * 60_000,
      phone: config.deskPhone,
      mailsFor: config.answerMails ? answerMails(config.mailFrom, newId) : () => [],
      onAnswered: delivery.nudge,
      onVerdict: webhooks.verdictGiven,
    };
    const answering = startAnswering(verdicts, log);
    opened.push(() => answering.stop());

    const reader = createMailReader(options);
    opened.push(() => reader.close());
    const recognise = recogniseRead({ simulations, clock, onFound: () => { metrics.practiceFound.inc(); } });
    const reading = startReading({ db, engine, clock, newId, reader, options, recognise, onStored: webhooks.reportReceived, onOpened: webhooks.campaignOpened, onRead: () => { delivery.nudge(); answering.nudge(); } }, log);
    opened.push(() => reading.stop());

    const intake = openIntake(db, config);
    opened.push(intake.close);
    const publicApp = publicListener({
      config, clock, newId, log, db, version, live, choices,
      onNote: delivery.nudge,
      metrics,
      verify: tokenVerifier(config.token, cachedKeySet(config.token.jwksUrl, clock), clock),
      submit: {
        clock, newId,
        answerHours: config.answerHours,
        live, choices,
        store: intake.store,
        recognise: (raw) => recogniseMail(raw, simulations.rules()),
        deliveriesFor: reportDeliveries(config.reportMailboxes, config.mailFrom, newId),
        onStored: ({ simulation }) => {
          reading.nudge();
          metrics.stored.inc({ practice: simulation ? 'yes' : 'no' });
        },
      },
      publicDir: built('public'),
    });
    opened.push(() => publicApp.close());
    const watch = watchCampaigns(db, clock);
    opened.push(watch.stop);
    const deskApp = deskListener({
      engine, secretKey: key, guard, webhooks,
      db, clock, newId, log, reader, version,
      config: { deskUrl: config.deskUrl, ...config.desk },
      demo: config.demo,
      deskDir: built('desk'),
      trustProxy: config.trustProxy,
      onSendAgain: delivery.nudge,
      live, simulations,
      verdicts, watch,
      pane: { deskMail: config.deskMail, undoMinutes: config.undoMinutes },
    });
    opened.push(() => deskApp.close());

    await publicApp.listen({ port: config.publicPort, host: config.host });
    await deskApp.listen({ port: config.deskPort, host: config.host });
    log.info('listening', { engine, publicPort: config.publicPort, deskPort: config.deskPort });
    return { publicUrl: config.publicUrl, deskUrl: config.deskUrl, close };
  } catch (error) {
    await close();
    throw error;
  }
}
