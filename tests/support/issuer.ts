import { exportJWK, generateKeyPair, SignJWT, type JWTPayload } from 'jose';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A local issuer for tests: signs tokens as Entra ID does and serves its keys over HTTP. */
export type TestIssuer = {
  issuer: string;
  jwksUrl: string;
  audience: string;
  tenant: string;
  keys: Awaited<ReturnType<typeof generateKeyPair>>;
  jwks: { keys: object[] };
  fetches: () => number;
  /** A good access token, with claims changed or (undefined) taken away. */
  token: (changes?: Record<string, unknown>, options?: { kid?: string; expiresIn?: number }) => Promise<string>;
  close: () => Promise<void>;
};

export async function testIssuer(): Promise<TestIssuer> {
  const keys = await generateKeyPair('RS256', { extractable: true });
  const jwks = { keys: [{ ...(await exportJWK(keys.publicKey)), kid: 'k1', use: 'sig', alg: 'RS256' }] };
  let fetches = 0;
  const server: Server = createServer((_request, response) => {
    fetches++;
    response.setHeader('content-type', 'application/json').end(JSON.stringify(jwks));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  const audience = 'a1b2c3d4-0000-4000-8000-000000000001';
  const tenant = 'a1b2c3d4-0000-4000-8000-00000000000f';
  return {
    issuer: base, jwksUrl: `${base}/keys`, audience, tenant, keys, jwks, fetches: () => fetches,
    token: (changes = {}, { kid = 'k1', expiresIn = 3600 } = {}) => {
      const now = Math.floor(Date.now() / 1000);
      const claims = {
        iss: base, aud: audience, tid: tenant, oid: 'person-1', scp: 'Report.Submit', ver: '2.0', name: 'Noor', preferred_username: 'noor@example.test',
        ctry: 'NL', iat: now, nbf: now, exp: now + expiresIn, ...changes,
      } as JWTPayload;
      return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid, typ: 'JWT' }).sign(keys.privateKey);
    },
    close: () => new Promise((resolve) => { server.closeAllConnections(); server.close(() => { resolve(); }); }),
  };
}
