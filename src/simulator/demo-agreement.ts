import { setTimeout as wait } from 'node:timers/promises';
import { languages } from '../words/languages.ts';

/**
 * The demo's organisation signs a reporting agreement, over the desk as its administrator would (N6, N10). `setInForce(false)`
 * withdraws it, `true` adopts a new version.
 */
export interface DemoAgreement {
  /** Adopts the first version when there is none yet. */
  sign(): Promise<void>;
  inForce(): Promise<boolean>;
  setInForce(wanted: boolean): Promise<void>;
}

type Version = { version: string; inForce: boolean; state: string };

const signatories = [
  { name: 'Camille Laurent', role: 'Board', date: '2026-01-15' },
  { name: '森 はるか', role: 'Human Resources', date: '2026-01-15' },
];

export function demoAgreement(deskUrl: string): DemoAgreement {
  let cookie: string | undefined;

  async function call(method: string, path: string, body?: unknown): Promise<unknown> {
    cookie ??= await signIn();
    const answer = await fetch(`${deskUrl}${path}`, {
      method,
      headers: { cookie, 'x-headsup-desk': '1', ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (answer.status === 401 && cookie !== undefined) {
      cookie = undefined;
      return call(method, path, body);
    }
    if (!answer.ok) throw new Error(`The desk refused ${method} ${path}: ${String(answer.status)}`);
    return answer.status === 204 ? undefined : await answer.json();
  }

  async function signIn(): Promise<string> {
    const answer = await fetch(`${deskUrl}/demo/sign-in`, { method: 'POST', headers: { 'content-type': 'application/json', 'x-headsup-desk': '1' }, body: JSON.stringify({ as: 'admin' }) });
    const given = answer.headers.get('set-cookie');
    if (!answer.ok || given === null) throw new Error(`The desk let nobody in: ${String(answer.status)}`);
    return given.slice(0, given.indexOf(';'));
  }

  const versions = async () => ((await call('GET', '/api/v1/agreements')) as { items: Version[] }).items;

  async function adoptNew(count: number): Promise<void> {
    const version = `2026-${String(count + 1)}`;
    const texts: Record<string, { title: string; body: string; limits: string }> = {};
    for (const language of languages) {
      const model = (await call('GET', `/api/v1/agreements/model?language=${language}`)) as { title: string; body: string; limits: string };
      const filled = model.body.replace('{who}', 'Mirjam Visser, Tobias Lang').replace('{confidant}', 'Aiko Sato');
      texts[language] = { ...model, body: filled };
    }
    await call('POST', '/api/v1/agreements', { version, effectiveFrom: '2026-01-15', texts, signatories, link: null });
    await call('POST', `/api/v1/agreements/${version}/adopt`, {});
  }

  const inForce = async () => (await versions()).some((version) => version.inForce);
  return {
    inForce,
    async sign() {
      if ((await versions()).length === 0) await adoptNew(0);
    },
    async setInForce(wanted) {
      const all = await versions();
      const current = all.find((version) => version.inForce);
      if (!wanted && current) await call('POST', `/api/v1/agreements/${current.version}/withdraw`, {});
      if (!wanted || current) return;
      // Adoption is in whole milliseconds: the new one must be the later one.
      await wait(5);
      await adoptNew(all.length);
    },
  };
}
