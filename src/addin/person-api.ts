import './zod-without-eval.ts';
import axios from 'axios';
import type { z } from 'zod';
import { agreementSchema } from '../contract/agreement.ts';
import type { Agreement } from '../contract/agreement.ts';
import { meSchema } from '../contract/me.ts';
import type { Me, MeChange } from '../contract/me.ts';
import { ownReportPageSchema, ownReportSchema } from '../contract/own-report.ts';
import type { CommentRequest, Happened, OwnReport, OwnReportPage } from '../contract/own-report.ts';
import { paths } from '../contract/paths.ts';
import type { Identity } from './outlook/identity.ts';

/** What the pane asks and tells about the person, apart from reporting. Every call resolves null when it did not work: nothing is claimed then. */
export interface PersonApi {
  me(query: { language: string; timeZone: string }): Promise<Me | null>;
  changeMe(change: MeChange): Promise<Me | null>;
  agreement(language: string): Promise<Agreement | null>;
  reports(before?: string): Promise<OwnReportPage | null>;
  report(id: string): Promise<OwnReport | null>;
  undo(id: string): Promise<OwnReport | 'too-late' | null>;
  happened(id: string, happened: readonly Happened[]): Promise<OwnReport | null>;
  comment(id: string, comment: CommentRequest): Promise<OwnReport | null>;
  answersSeen(id: string): Promise<OwnReport | null>;
}

const timeoutMs = 15_000;

export function createPersonApi(identity: Identity): PersonApi {
  async function call<Body>(schema: z.ZodType<Body>, method: 'get' | 'post' | 'patch', path: string, { data, params }: { data?: unknown; params?: Record<string, string> } = {}): Promise<{ body: Body | null; status: number }> {
    const token = await identity.token({ mayAsk: false });
    if (token.kind !== 'token') return { body: null, status: 401 };
    try {
      const answer = await axios.request<unknown>({
        method, url: path, params, timeout: timeoutMs, validateStatus: () => true, maxRedirects: 0,
        headers: { Authorization: `Bearer ${token.accessToken}`, Accept: 'application/json' },
        ...(data === undefined ? {} : { data }),
      });
      const read = answer.status === 200 ? schema.safeParse(answer.data) : null;
      return { body: read?.success ? read.data : null, status: answer.status };
    } catch {
      return { body: null, status: 0 };
    }
  }
  const one = (id: string) => `${paths.reports}/${encodeURIComponent(id)}`;
  const body = async <Body>(answer: Promise<{ body: Body | null }>) => (await answer).body;

  return {
    me: (params) => body(call(meSchema, 'get', paths.me, { params })),
    changeMe: (data) => body(call(meSchema, 'patch', paths.me, { data })),
    agreement: (language) => body(call(agreementSchema, 'get', paths.agreement, { params: { language } })),
    reports: (before) => body(call(ownReportPageSchema, 'get', paths.reports, before === undefined ? {} : { params: { before } })),
    report: (id) => body(call(ownReportSchema, 'get', one(id))),
    async undo(id) {
      const answer = await call(ownReportSchema, 'post', `${one(id)}/undo`, { data: {} });
      return answer.status === 409 ? 'too-late' : answer.body;
    },
    happened: (id, happened) => body(call(ownReportSchema, 'post', `${one(id)}/happened`, { data: { happened } })),
    comment: (id, data) => body(call(ownReportSchema, 'post', `${one(id)}/comment`, { data })),
    answersSeen: (id) => body(call(ownReportSchema, 'post', `${one(id)}/answers-seen`, { data: {} })),
  };
}
