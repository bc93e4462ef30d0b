import type { z } from 'zod';
import { problemSchema } from '../../contract/problem.ts';
import type { ProblemCode } from '../../contract/problem.ts';

/** Why there is no answer: a refusal of the server with its code, or no server, or an answer that is not the desk's. */
export type Trouble = {
  code: ProblemCode | 'unreachable' | 'garbled';
  correlationId: string | null;
  /** The server's own words for what stands in the way. */
  detail?: string | undefined;
};

/** An expected outcome, never an exception: a value, or what stood in its way. */
export type Outcome<T> = { ok: true; value: T } | { ok: false; trouble: Trouble };

/** Fired at the window when the server knows no session any more, whoever asked. */
export const sessionEnded = 'desk:session-ended';

/** Longer than any honest answer takes; a hung request must not stop the refreshing. */
const timeoutMs = 20_000;

/** Reads from the desk's API; the answer is checked against the contract before anything is shown. */
export async function read<T>(path: string, schema: z.ZodType<T>, signal?: AbortSignal): Promise<Outcome<T>> {
  return call(path, {}, schema, signal);
}

/** Changes something. The custom header proves that our own page asks (security 9). */
export async function change<T>(path: string, body: unknown, schema: z.ZodType<T>, method: 'POST' | 'PUT' | 'DELETE' = 'POST'): Promise<Outcome<T>> {
  const json = body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
  return call(path, { method, ...json, headers: { ...json.headers, 'X-HeadsUp-Desk': '1' } }, schema);
}

async function call<T>(path: string, init: RequestInit, schema: z.ZodType<T>, signal?: AbortSignal): Promise<Outcome<T>> {
  const limit = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(path, { ...init, credentials: 'same-origin', redirect: 'error', signal: signal ? AbortSignal.any([signal, limit]) : limit });
    const body: unknown = response.status === 204 ? undefined : await response.json().catch(() => null);
    if (!response.ok) {
      const trouble = troubleFrom(body);
      if (trouble.code === 'not_signed_in') window.dispatchEvent(new Event(sessionEnded));
      return { ok: false, trouble };
    }
    const parsed = schema.safeParse(body);
    return parsed.success ? { ok: true, value: parsed.data } : { ok: false, trouble: { code: 'garbled', correlationId: null } };
  } catch {
    return { ok: false, trouble: { code: 'unreachable', correlationId: null } };
  }
}

function troubleFrom(body: unknown): Trouble {
  const problem = problemSchema.safeParse(body);
  return problem.success ? { code: problem.data.code, correlationId: problem.data.correlationId, detail: problem.data.detail } : { code: 'garbled', correlationId: null };
}

/** The count that an answer carries; null where the server answers without one. */
export async function counted(asked: Promise<Outcome<{ answers: number } | undefined>>): Promise<Outcome<number | null>> {
  const answer = await asked;
  return answer.ok ? { ok: true, value: answer.value?.answers ?? null } : answer;
}
