import type { AnswerClass, Happened, OwnReport, OwnReportPage } from '../../contract/own-report.ts';
import type { Database } from '../db/database.ts';
import type { Person } from '../identity/verify-token.ts';

type Who = Pick<Person, 'tenantId' | 'personId'>;

const columns = ['id', 'number', 'subject', 'from_name', 'from_address', 'received_at', 'answer_by', 'state', 'happened', 'wants_answer'] as const;

/** A page of the caller's own reports, newest first (M6). Nothing of anybody else can come in: the person is part of every query. */
export async function ownReports(db: Database, who: Who, page: { before?: number | undefined; limit: number }, undoMs: number, now: number): Promise<OwnReportPage> {
  let query = db.selectFrom('reports').select(columns).where('tenant_id', '=', who.tenantId).where('person_id', '=', who.personId).orderBy('number', 'desc').limit(page.limit + 1);
  if (page.before !== undefined) query = query.where('number', '<', page.before);
  const rows = await query.execute();
  const items = rows.slice(0, page.limit);
  return { items: await withAnswers(db, items, undoMs, now), next: rows.length > page.limit ? String(items.at(-1)?.number ?? '') : null };
}

/** One own report, or undefined: also for what is somebody else's, so that nobody learns what exists (security 12). */
export async function ownReport(db: Database, who: Who, id: string, undoMs: number, now: number): Promise<OwnReport | undefined> {
  const row = await db.selectFrom('reports').select(columns).where('id', '=', id).where('tenant_id', '=', who.tenantId).where('person_id', '=', who.personId).executeTakeFirst();
  return row === undefined ? undefined : (await withAnswers(db, [row], undoMs, now))[0];
}

/** How many answers the caller has not looked at. */
export async function unseenAnswers(db: Database, who: Who, now: number): Promise<number> {
  const rows = await db.selectFrom('answers').innerJoin('reports', 'reports.id', 'answers.report_id').select('answers.report_id').distinct()
    .where('tenant_id', '=', who.tenantId).where('person_id', '=', who.personId)
    .where('answers.seen_at', 'is', null).where('answers.at', '<=', now).execute();
  return rows.length;
}

type Row = {
  id: string; number: number; subject: string; from_name: string | null; from_address: string | null; received_at: number; answer_by: number; state: string; happened: string; wants_answer: number;
};

async function withAnswers(db: Database, rows: Row[], undoMs: number, now: number): Promise<OwnReport[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  // Answers that wait for their time (HEADSUP_ANSWER_DELAY_MINUTES) are not there yet.
  const answers = await db.selectFrom('answers').selectAll().where('report_id', 'in', ids).where('at', '<=', now).orderBy('at', 'desc').orderBy('id').execute();
  const comments = await db.selectFrom('report_comments').selectAll().where('report_id', 'in', ids).orderBy('at').orderBy('id').execute();
  return rows.map((row) => {
    const own = answers.filter(({ report_id }) => report_id === row.id);
    const open = row.state === 'open';
    return {
      id: row.id,
      number: row.number,
      subject: row.subject,
      from: row.from_name !== null && row.from_name !== '' ? row.from_name : (row.from_address ?? ''),
      receivedAt: iso(row.received_at),
      answerBy: iso(row.answer_by),
      // A verdict whose answer still waits is not an answer to the person.
      state: row.state === 'answered' && own.length === 0 ? 'open' : (row.state as OwnReport['state']),
      undoUntil: open && own.length === 0 && row.received_at + undoMs > now ? iso(row.received_at + undoMs) : null,
      happened: JSON.parse(row.happened) as Happened[],
      wantsAnswer: row.wants_answer === 1,
      answers: own.map((answer) => ({
        class: answer.class as AnswerClass | null, correction: answer.correction === 1, at: iso(answer.at), title: answer.title,
        lines: JSON.parse(answer.lines) as string[], language: answer.language, seen: answer.seen_at !== null,
      })),
      comments: comments.filter(({ report_id }) => report_id === row.id).map(({ at, text, differs }) => ({ at: iso(at), text, differs: differs === 1 })),
    };
  });
}

const iso = (at: number) => new Date(at).toISOString();
