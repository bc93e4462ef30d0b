import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT, type JWTPayload } from 'jose';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What to do wrong: change claims, sign otherwise, name another issuer, or refuse. */
export type Forgery = { claims?: Record<string, unknown>; alg?: 'none' | 'HS256' | 'other-key'; iss?: string; error?: string };

/** An OpenID provider that says whatever a test wants it to. */
export type ForgingIssuer = {
  issuer: string;
  /** The redirect back to the desk, with a code that is worth what `how` says. */
  answer: (authorization: string, how: Forgery) => string;
  close: () => Promise<void>;
};

export async function forgingIssuer(): Promise<ForgingIssuer> {
  const keys = await generateKeyPair('RS256');
  const others = await generateKeyPair('RS256');
  const codes = new Map<string, { nonce: string; how: Forgery }>();

  const tokenFor = ({ nonce, how }: { nonce: string; how: Forgery }) => {
    const now = Math.floor(Date.now() / 1000);
    const claims = { iss: issuer, aud: 'desk', sub: 'person-1', name: 'Noor', roles: ['analyst'], nonce, iat: now, exp: now + 300, ...how.claims } as JWTPayload;
    if (how.alg === 'none') return new UnsecuredJWT(claims).encode();
    if (how.alg === 'HS256') return new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(new TextEncoder().encode('secret'));
    return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'k1' }).sign(how.alg === 'other-key' ? others.privateKey : keys.privateKey);
  };

  const server = createServer((request, response) => {
    const json = (body: unknown) => { response.setHeader('content-type', 'application/json').end(JSON.stringify(body)); };
    void (async () => {
      if (request.url === '/.well-known/openid-configuration') {
        json({
          issuer, authorization_endpoint: `${issuer}/auth`, token_endpoint: `${issuer}/token`, jwks_uri: `${issuer}/keys`, response_types_supported: ['code'],
          subject_types_supported: ['public'], id_token_signing_alg_values_supported: ['RS256'], authorization_response_iss_parameter_supported: true,
        });
      } else if (request.url === '/keys') {
        json({ keys: [{ ...(await exportJWK(keys.publicKey)), kid: 'k1', use: 'sig', alg: 'RS256' }] });
      } else {
        let body = '';
        for await (const chunk of request) body += String(chunk);
        const known = codes.get(new URLSearchParams(body).get('code') ?? '');
        if (known === undefined) { response.statusCode = 400; json({ error: 'invalid_grant' }); return; }
        json({ access_token: 'unused', token_type: 'Bearer', expires_in: 60, id_token: await tokenFor(known) });
      }
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;

  return {
    issuer,
    answer: (authorization, how) => {
      const asked = new URL(authorization).searchParams;
      const back = new URL(asked.get('redirect_uri') ?? '');
      back.searchParams.set('state', asked.get('state') ?? '');
      back.searchParams.set('iss', how.iss ?? issuer);
      if (how.error !== undefined) {
        back.searchParams.set('error', how.error);
        return back.href;
      }
      const code = `code-${String(codes.size)}`;
      codes.set(code, { nonce: asked.get('nonce') ?? '', how });
      back.searchParams.set('code', code);
      return back.href;
    },
    close: () => new Promise((resolve) => { server.closeAllConnections(); server.close(() => { resolve(); }); }),
  };
}
