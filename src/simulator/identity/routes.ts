import formBody from 'node:querystring';
import type { FastifyInstance } from 'fastify';
import type Provider from 'oidc-provider';
import { deskPeople, findColleague, type Person } from '../people.ts';
import { escapeHtml, plainPage } from '../plain-page.ts';
import { mintTokens } from './tokens.ts';

export interface IdentitySettings {
  /** Path of the issuer, e.g. `/identity`. */
  mountPath: string;
  paneClientId: string;
  audience: string;
  scope: string;
}

/** The page "Who are you?", tokens for scripts, and the answers of the simulated Outlook to nested app auth. */
export function identityRoutes(app: FastifyInstance, provider: Provider, settings: IdentitySettings): void {
  const tokensOf = (person: Person) => mintTokens(provider, { person, clientId: settings.paneClientId, audience: settings.audience, scope: settings.scope });

  app.register((forms, _options, done) => {
    forms.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, parsed) => parsed(null, formBody.parse(body as string)));

    forms.get(`${settings.mountPath}/interaction/:uid`, async (request, reply) => {
      await provider.interactionDetails(request.raw, reply.raw);
      // Under `no-referrer` a browser sends this form with `Origin: null`, and the guard would take it for a foreign page's.
      return reply.type('text/html; charset=utf-8').headers({ 'cache-control': 'no-store', 'x-frame-options': 'DENY', 'referrer-policy': 'same-origin' }).send(whoAreYou());
    });

    forms.post<{ Body: { who?: string } }>(`${settings.mountPath}/interaction/:uid`, async (request, reply) => {
      const person = deskPeople.find(({ name }) => name === request.body.who);
      if (person === undefined) return reply.code(400).type('text/html; charset=utf-8').send(whoAreYou());
      const address = await provider.interactionResult(request.raw, reply.raw, { login: { accountId: person.oid } });
      return reply.redirect(address, 303);
    });
    done();
  });

  app.get<{ Querystring: { as?: string } }>('/demo/token', async (request, reply) => {
    const person = findColleague(request.query.as ?? '');
    if (person === undefined) return reply.code(404).send({ message: 'No colleague of the demo has that name: see /demo/people.' });
    const { accessToken, expiresIn } = await tokensOf(person);
    reply.header('cache-control', 'no-store');
    // Plain text for `$(curl …)`; JSON for who asks for nothing else.
    if (request.headers.accept !== 'application/json') return reply.type('text/plain; charset=utf-8').send(accessToken);
    return { access_token: accessToken, token_type: 'Bearer', expires_in: expiresIn };
  });

  app.post<{ Body: { person: string } }>('/nested-app-auth', { schema: { body: { type: 'object', required: ['person'], properties: { person: { type: 'string' } } } } }, async (request, reply) => {
    const person = findColleague(request.body.person);
    if (person === undefined) return reply.code(404).send({ message: 'nobody of that name' });
    return reply.header('cache-control', 'no-store').send(await tokensOf(person));
  });
}

function whoAreYou(): string {
  const buttons = deskPeople.map(
    ({ name, displayName, roles }) => `<button type="submit" name="who" value="${escapeHtml(name)}">${escapeHtml(displayName)}<small>${escapeHtml(roles.join(', '))}</small></button>`,
  );
  return plainPage('Who are you?', `<p>The desk of the demo. One press signs you in; there are no passwords here.</p><form method="post">${buttons.join('')}</form>`);
}
