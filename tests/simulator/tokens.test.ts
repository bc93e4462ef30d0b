import { mkdtemp, rm, stat } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLocalJWKSet, createRemoteJWKSet, decodeProtectedHeader, jwtVerify, type JWK } from 'jose';
import { createIssuer } from '../../src/simulator/identity/issuer.ts';
import { loadSecrets } from '../../src/simulator/identity/keys.ts';
import { mintTokens } from '../../src/simulator/identity/tokens.ts';
import { demoTenant, findColleague } from '../../src/simulator/people.ts';

const settings = {
  paneClientId: '11111111-2222-4333-8444-555555555555',
  deskClientId: 'desk',
  deskClientSecret: 'a desk secret for this test alone',
  deskUrl: 'http://localhost:3002',
};
const audience = '99999999-2222-4333-8444-555555555555';
const request = { person: findColleague('haruka')!, clientId: settings.paneClientId, audience, scope: 'Report.Submit' };

describe('tokens of the local issuer', () => {
  let directory: string;
  let listener: Server;
  let origin: string;
  let issuer: ReturnType<typeof createIssuer>;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'issuer-'));
    listener = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => listener.once('listening', resolve));
    origin = `http://127.0.0.1:${(listener.address() as AddressInfo).port}`;
    issuer = createIssuer({ ...settings, issuer: origin }, await loadSecrets(join(directory, 'secrets.json')));
    listener.on('request', issuer.callback());
  });

  afterAll(async () => {
    listener.close();
    await rm(directory, { recursive: true });
  });

  test('an access token verifies over the published keys and names the colleague as Entra ID would', async () => {
    const tokens = await mintTokens(issuer, request);

    const { payload } = await jwtVerify(tokens.accessToken, createRemoteJWKSet(new URL(`${origin}/jwks`)), { issuer: origin, audience, algorithms: ['RS256'] });
    expect(payload).toMatchObject({
      tid: demoTenant, oid: request.person.oid, sub: request.person.oid, scp: 'Report.Submit', azp: settings.paneClientId,
      ver: '2.0', name: '森 はるか', preferred_username: 'haruka.mori@linden.example', ctry: 'JP',
    });
    expect(payload.exp! - payload.iat!).toBe(tokens.expiresIn);
    expect(payload).not.toHaveProperty('scope');
    expect(decodeProtectedHeader(tokens.accessToken)).toMatchObject({ alg: 'RS256', typ: 'JWT' });
  });

  test('the id token is for the client, not for the API', async () => {
    const tokens = await mintTokens(issuer, request);
    const keys = createRemoteJWKSet(new URL(`${origin}/jwks`));
    const { payload } = await jwtVerify(tokens.idToken, keys, { issuer: origin, audience: settings.paneClientId });
    expect(payload).toMatchObject({ oid: request.person.oid, tid: demoTenant, preferred_username: request.person.address });
    expect(payload).not.toHaveProperty('scp');
  });

  test('a restart keeps the key, and only its owner can read it', async () => {
    const file = join(directory, 'secrets.json');
    const before = await loadSecrets(file);
    const { accessToken } = await mintTokens(createIssuer({ ...settings, issuer: origin }, before), request);
    const after = await loadSecrets(file);
    const { kty, n, e, kid } = after.signingKey as JWK;
    const publicHalf = { kty, n, e, kid } as JWK;
    await jwtVerify(accessToken, createLocalJWKSet({ keys: [publicHalf] }));
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });
});
