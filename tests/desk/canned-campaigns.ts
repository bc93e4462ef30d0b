import type { IncomingMessage, ServerResponse } from 'node:http';
import type { CampaignDetail, SavedView } from '../../src/contract/campaign.ts';
import { campaignFilterSchema, mergeSchema, savedViewDraftSchema, splitSchema } from '../../src/contract/campaign.ts';
import type { ReportDetail } from '../../src/contract/desk.ts';
import type { ProblemCode } from '../../src/contract/problem.ts';
import { verdictRequestSchema } from '../../src/contract/verdict.ts';
import type { Verdict } from '../../src/contract/verdict.ts';
import { campaignId, campaignRowOf } from './some-campaigns.ts';
import { rowOf } from './some-reports.ts';

/** The campaigns that a canned desk tells, changeable while the page looks. */
export interface CannedCampaigns {
  campaigns: CampaignDetail[];
  views: SavedView[];
  /** What was posted, by address. */
  readonly posted: { path: string; body: unknown }[];
  /** Whether events are told; without, the page asks by itself. */
  events: boolean;
  /** Tells every page that listens. */
  tell(ids: string[]): void;
  /** Ends every stream of events. */
  cutOff(): void;
}

const ana = { id: 'person-ana', name: 'Ana de Vries' };

/** Answers the campaigns' part of the desk's API. */
export function cannedCampaigns(campaigns: CampaignDetail[], reportsOf: () => ReportDetail[]) {
  const listeners = new Set<ServerResponse>();
  const state: CannedCampaigns = {
    campaigns, views: [], posted: [], events: false,
    tell(ids) { for (const one of listeners) one.write(`event: campaigns\ndata: ${JSON.stringify({ campaigns: ids })}\n\n`); },
    cutOff() { for (const one of listeners) one.destroy(); },
  };
  const patch = (id: string, changes: Partial<CampaignDetail>) => { state.campaigns = state.campaigns.map((one) => (one.id === id ? { ...one, ...changes } : one)); };
  const decide = (id: string, request: unknown): number => {
    const one = state.campaigns.find((campaign) => campaign.id === id);
    if (one === undefined) return 0;
    const given = verdictOf(request);
    const open = given.class === null || given.class === 'undetermined';
    patch(id, {
      state: open ? 'open' : 'decided', class: given.class, kind: given.kind, severity: given.severity, verdict: given.class === null ? null : given, verdicts: [given, ...one.verdicts],
      openReports: open ? one.reports : 0, answerBy: open ? new Date(Date.now() + 86_400_000).toISOString() : null, reopenedBecause: given.class === null ? 'by-hand' : null,
    });
    return one.state === 'open' && given.class !== null ? one.openReports : one.reports;
  };

  async function answer(request: IncomingMessage, response: ServerResponse, url: URL): Promise<boolean> {
    const json = (status: number, body?: unknown) => { response.writeHead(status, { 'content-type': 'application/json' }).end(body === undefined ? undefined : JSON.stringify(body)); return true; };
    const problem = (status: number, code: ProblemCode) => json(status, { code, message: 'A sentence.', correlationId: 'c0ffee' });
    const path = url.pathname;
    const method = request.method ?? 'GET';
    if (path === '/api/v1/events' && state.events) {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).write(':\n\n');
      listeners.add(response);
      response.on('close', () => { listeners.delete(response); });
      return true;
    }
    const body = method === 'POST' ? await bodyOf(request) : undefined;
    if (method !== 'GET' && !path.endsWith('/seen')) state.posted.push({ path: `${method === 'DELETE' ? 'DELETE ' : ''}${path}`, body });
    if (path === '/api/v1/campaigns') return json(200, listed(state.campaigns, url.searchParams));
    if (path === '/api/v1/campaigns/export') { response.writeHead(200, { 'content-type': 'text/csv', 'content-disposition': 'attachment; filename="campaigns.csv"' }).end('number\r\n'); return true; }
    if (path === '/api/v1/campaigns/verdict') {
      const { campaigns: ids, verdict } = body as { campaigns: string[]; verdict: unknown };
      return json(200, { answers: ids.reduce((sum, id) => sum + decide(id, verdict), 0) });
    }
    if (path === '/api/v1/views') {
      if (method === 'GET') return json(200, { items: state.views });
      const view = { id: `view-${state.views.length + 1}`, ...savedViewDraftSchema.parse(body) };
      state.views = [...state.views, view];
      return json(201, view);
    }
    const view = /^\/api\/v1\/views\/(.+)$/.exec(path)?.[1];
    if (view !== undefined) { state.views = state.views.filter(({ id }) => id !== view); return json(204); }

    const [, id = '', what] = /^\/api\/v1\/campaigns\/([^/]+)(?:\/(.+))?$/.exec(path) ?? [];
    if (id === '') return false;
    const one = state.campaigns.find((campaign) => campaign.id === id);
    if (one === undefined) return problem(404, 'not_found');
    switch (what) {
      case undefined: return json(200, one);
      case 'verdict': return json(200, { answers: decide(id, method === 'DELETE' ? null : body) });
      case 'assign': patch(id, { assigned: (body as { to: string }).to === 'me' ? ana : null }); return json(204);
      case 'seen': patch(id, { unread: !(body as { seen: boolean }).seen }); return json(204);
      case 'notes': patch(id, { notes: [{ id: `note-${Date.now()}`, at: new Date().toISOString(), by: ana.name, text: (body as { text: string }).text }, ...one.notes] }); return json(201, { id: 'note' });
      case 'answers-preview': return json(200, previewOf(one, verdictRequestSchema.parse(body).class));
      case 'reports': return json(200, reportsPage(one, reportsOf(), url.searchParams));
      case 'indicators': return json(200, { hosts: ['login.evil.test'], urls: ['https://login.evil.test/pay?id=4711'], addresses: ['billing@examp1e.test'], attachments: [{ name: 'invoice.exe', sha256: 'a3b1'.repeat(16) }], subjects: [one.subject], messageIds: ['<1@mail.test>'] });
      case 'split': {
        const split = splitSchema.parse(body).reports;
        const number = 5000 + state.campaigns.length;
        patch(id, { reports: one.reports - split.length });
        state.campaigns = [...state.campaigns, { ...one, id: campaignId(number), number, reports: split.length, openReports: split.length, report: split[0]! }];
        return json(201, { id: campaignId(number) });
      }
      case 'merge': {
        const others = mergeSchema.parse(body).others;
        const merged = state.campaigns.filter((campaign) => others.includes(campaign.id));
        state.campaigns = state.campaigns.filter((campaign) => !others.includes(campaign.id));
        patch(id, { reports: merged.reduce((sum, { reports }) => sum + reports, one.reports) });
        return json(200, { id });
      }
      default: return problem(404, 'not_found');
    }
  }
  return { state, answer };
}

function verdictOf(request: unknown): Verdict {
  const now = { at: new Date().toISOString(), by: ana.name };
  if (request === null) return { class: null, kind: null, severity: null, criteria: [], facts: '', assumptions: '', steps: [], removedFrom: null, siteDown: false, senderBlocked: false, ...now };
  const { kind = null, severity = null, criteria = [], facts = '', assumptions = '', steps = [], removedFrom = null, siteDown = false, senderBlocked = false, class: name } = verdictRequestSchema.parse(request);
  return { class: name, kind, severity, criteria, facts, assumptions, steps, removedFrom, siteDown, senderBlocked, ...now };
}

function listed(campaigns: CampaignDetail[], query: URLSearchParams) {
  const { after, limit = '50', ...rest } = Object.fromEntries(query);
  const { state = 'open', need, class: name, simulation, assigned, q } = campaignFilterSchema.parse(rest);
  const found = campaigns.filter((one) =>
    (state === 'all' || one.state === state)
    && (q === undefined || `${one.subject} ${one.number}`.toLowerCase().includes(q.toLowerCase()))
    && (need !== 'happened' || one.urgency > 0) && (need !== 'many' || one.reports >= 5)
    && (name === undefined || one.class === name) && (simulation !== 'only' || one.simulation)
    && (assigned === undefined || (assigned === 'me') === (one.assigned?.id === ana.id)));
  const from = Number(after ?? 0);
  const page = found.slice(from, from + Number(limit));
  return { items: page.map(campaignRowOf), next: found.length > from + page.length ? String(from + page.length) : null };
}

function reportsPage(one: CampaignDetail, reports: ReportDetail[], query: URLSearchParams) {
  const before = Number(query.get('before') ?? Infinity);
  const mine = reports.filter(({ id, campaign, number }) => (campaign === one.id || id === one.report) && number < before);
  const page = mine.slice(0, Number(query.get('limit') ?? 50));
  return {
    items: page.map((report, i) => ({ ...rowOf(report), department: i % 3 === 0 ? 'Finance' : null, joined: i === 0 ? { how: 'first' } : { how: 'content', score: 0.72, parts: { body: 0.8, subject: 1, sender: null, hosts: 0.5 }, like: one.number }, happened: i === 1 ? ['clicked', 'password'] : [], differs: i === 2, comments: i === 2 ? ['I did not expect this.'] : [] })),
    next: mine.length > page.length ? String(page.at(-1)?.number) : null,
  };
}

function previewOf({ openReports, reports, state }: CampaignDetail, name: string) {
  const people = state === 'open' ? openReports : reports;
  const correction = state !== 'open';
  const rest = Math.floor(people / 3);
  const items = [
    { region: 'europe', frame: 'part-of-the-solution', language: 'en', people: people - rest, correction, title: name === 'dangerous' ? 'You were right: this mail was dangerous.' : 'Thank you for asking.', lines: ['Because of your report we removed it from other mailboxes.', 'Nothing else is needed.'] },
    { region: 'asia', frame: 'safe-to-report', language: 'ar', people: rest, correction, title: 'كان بلاغكم في محله', lines: ['أزلنا هذه الرسالة.'] },
  ];
  return { items: items.filter((item) => item.people > 0), people };
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  return text === '' ? undefined : JSON.parse(text);
}
