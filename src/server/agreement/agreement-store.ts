import { agreementTextSchema, signatorySchema, type Agreement, type AgreementDraft, type AgreementText, type AgreementVersion, type Signatory } from '../../contract/agreement.ts';
import { z } from 'zod';
import { pickLanguage } from '../../words/languages.ts';
import type { Clock } from '../clock.ts';
import { keepChange, type Author } from '../changes.ts';
import type { Database } from '../db/database.ts';
import { Refusal } from '../problems.ts';

/** The reporting agreement's versions (N6, N10). */
export type StoredAgreement = {
  version: string;
  state: 'draft' | 'adopted' | 'withdrawn';
  effectiveFrom: string;
  texts: Record<string, AgreementText>;
  signatories: Signatory[];
  link: string | null;
  adoptedAt: number | null;
};

const textsSchema = z.record(z.string(), agreementTextSchema);

export async function readAgreements(db: Database): Promise<StoredAgreement[]> {
  const rows = await db.selectFrom('agreements').selectAll().orderBy('effective_from', 'desc').orderBy('adopted_at', 'desc').execute();
  return rows.map((row) => ({
    version: row.version,
    state: row.state as StoredAgreement['state'],
    effectiveFrom: row.effective_from,
    texts: textsSchema.parse(JSON.parse(row.texts)),
    signatories: signatorySchema.array().parse(JSON.parse(row.signatories)),
    link: row.link,
    adoptedAt: row.adopted_at,
  }));
}

/**
 * The version in force at a time (ms since 1970 UTC), or null: the one adopted last among those already effective. Taking it
 * back does not bring an older one back to life: nobody signed that for now.
 */
export function inForce(agreements: readonly StoredAgreement[], at: number): StoredAgreement | null {
  const latest = latestEffective(agreements, at);
  return latest?.state === 'adopted' && latest.signatories.length > 0 ? latest : null;
}

function latestEffective(agreements: readonly StoredAgreement[], at: number): StoredAgreement | undefined {
  return agreements
    .filter(({ adoptedAt, effectiveFrom }) => adoptedAt !== null && adoptedAt <= at && effectiveFrom <= dayOf(at))
    .sort((a, b) => (b.adoptedAt ?? 0) - (a.adoptedAt ?? 0))[0];
}

const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);

/** Why a version is not in force at a time; null when it is. */
export function whyNotInForce({ version, state, signatories, effectiveFrom }: StoredAgreement, agreements: readonly StoredAgreement[], at: number): AgreementVersion['notInForce'] {
  if (state !== 'adopted') return { why: state };
  if (signatories.length === 0) return { why: 'unsigned' };
  if (effectiveFrom > dayOf(at)) return { why: 'later' };
  const latest = latestEffective(agreements, at)?.version ?? version;
  return latest === version ? null : { why: 'replaced', by: latest };
}

/** The text for a reader: in their language, else English, else whichever there is. */
export function agreementFor({ version, effectiveFrom, texts, signatories, link }: StoredAgreement, language: string): Agreement {
  const wished = pickLanguage([language]);
  const textLanguage = [wished, 'en', ...Object.keys(texts)].find((one) => texts[one] !== undefined) ?? 'en';
  return { version, effectiveFrom, textLanguage, text: texts[textLanguage] as AgreementText, signatories, link };
}

const subjectOf = (version: string) => `agreement ${version}`;

export async function listVersions(db: Database, clock: Clock): Promise<AgreementVersion[]> {
  const agreements = await readAgreements(db);
  const now = clock();
  const changes = await db.selectFrom('changes').select(['at', 'by_name', 'subject', 'what']).where('subject', 'like', 'agreement %').orderBy('at').execute();
  return agreements.map((agreement) => {
    const { version, state, effectiveFrom, texts, signatories, link } = agreement;
    const notInForce = whyNotInForce(agreement, agreements, now);
    return {
      version, state, effectiveFrom, texts, signatories, link, notInForce,
      inForce: notInForce === null,
      history: changes
        .filter(({ subject }) => subject === subjectOf(version))
        .map(({ at, by_name, what }) => ({ at: new Date(at).toISOString(), by: by_name, what: what as AgreementVersion['history'][number]['what'] })),
    };
  });
}

type Stamp = { at: number; id: string; by: Author };

/** @throws {Refusal} `invalid_request` when the version is there already. */
export async function createDraft(db: Database, draft: AgreementDraft, stamp: Stamp): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const there = await tx.selectFrom('agreements').select('version').where('version', '=', draft.version).executeTakeFirst();
    if (there) throw new Refusal('invalid_request', { detail: `There is a version ${draft.version} already. Please choose another name.` });
    await tx.insertInto('agreements').values({ version: draft.version, ...columnsOf(draft), adopted_at: null, withdrawn_at: null }).execute();
    await keepChange(tx, { ...stamp, subject: subjectOf(draft.version), what: 'created', detail: JSON.stringify(draft) });
  });
}

/** @throws {Refusal} `not_found`; `invalid_request` once it was adopted: what people signed is never changed. */
export async function changeDraft(db: Database, version: string, draft: AgreementDraft, stamp: Stamp): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const state = await stateOf(tx, version);
    if (state !== 'draft') throw new Refusal('invalid_request', { detail: 'This version was adopted, so its text stays as it was signed. Please make a new version.' });
    if (draft.version !== version) throw new Refusal('invalid_request', { detail: 'A version keeps its name.' });
    await tx.updateTable('agreements').set(columnsOf(draft)).where('version', '=', version).execute();
    await keepChange(tx, { ...stamp, subject: subjectOf(version), what: 'changed', detail: JSON.stringify(draft) });
  });
}

/** @throws {Refusal} `invalid_request` when nobody has signed or no text is there: an agreement nobody signed is none. */
export async function adopt(db: Database, version: string, stamp: Stamp): Promise<void> {
  await db.transaction().execute(async (tx) => {
    if ((await stateOf(tx, version)) !== 'draft') throw new Refusal('invalid_request', { detail: 'Only a draft can be adopted.' });
    const stored = (await readAgreements(tx)).find((one) => one.version === version);
    if (!stored || stored.signatories.length === 0) throw new Refusal('invalid_request', { detail: 'Nobody has signed this version yet. Please add at least one signatory.' });
    if (Object.keys(stored.texts).length === 0) throw new Refusal('invalid_request', { detail: 'This version has no text yet.' });
    await tx.updateTable('agreements').set({ state: 'adopted', adopted_at: stamp.at }).where('version', '=', version).execute();
    await keepChange(tx, { ...stamp, subject: subjectOf(version), what: 'adopted', detail: '' });
  });
}

export async function withdraw(db: Database, version: string, stamp: Stamp): Promise<void> {
  await db.transaction().execute(async (tx) => {
    if ((await stateOf(tx, version)) !== 'adopted') throw new Refusal('invalid_request', { detail: 'Only an adopted version can be withdrawn.' });
    await tx.updateTable('agreements').set({ state: 'withdrawn', withdrawn_at: stamp.at }).where('version', '=', version).execute();
    await keepChange(tx, { ...stamp, subject: subjectOf(version), what: 'withdrawn', detail: '' });
  });
}

async function stateOf(tx: Database, version: string): Promise<string> {
  const row = await tx.selectFrom('agreements').select('state').where('version', '=', version).executeTakeFirst();
  if (row === undefined) throw new Refusal('not_found');
  return row.state;
}

function columnsOf({ effectiveFrom, texts, signatories, link }: AgreementDraft) {
  return { effective_from: effectiveFrom, texts: JSON.stringify(texts), signatories: JSON.stringify(signatories), link };
}
