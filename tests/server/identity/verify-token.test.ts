import { generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { createHmac } from 'node:crypto';
import { exportSPKI } from 'jose';
import { cachedKeySet } from '../../../src/server/identity/key-set.ts';
import { tokenVerifier } from '../../../src/server/identity/verify-token.ts';
import { testIssuer, type TestIssuer } from '../../support/issuer.ts';

describe('the token check', () => {
  let issuer: TestIssuer;
  let check: (authorization: string | undefined) => Promise<unknown>;
  let now = Date.now();

  beforeAll(async () => { issuer = await testIssuer(); });
  afterAll(async () => { await issuer.close(); });
  beforeEach(() => {
    now = Date.now();
    const rules = { issuer: issuer.issuer, audience: issuer.audience, tenants: [issuer.tenant], scope: 'Report.Submit' };
    check = tokenVerifier(rules, cachedKeySet(issuer.jwksUrl, () => now), () => now);
  });

  it('knows the person by tenant and object id, and takes the rest for display', async () => {
    expect(await check(`Bearer ${await issuer.token()}`)).toEqual({ tenantId: issuer.tenant, personId: 'person-1', name: 'Noor', address: 'noor@example.test', country: 'NL', department: null, roles: [] });
  });

  it('keeps a malformed country out', async () => {
    expect(await check(`Bearer ${await issuer.token({ ctry: 'Netherlands' })}`)).toMatchObject({ country: null });
  });

  const refused: [string, () => Promise<string> | string, string][] = [
    ['no token', () => '', 'not_signed_in'],
    ['another scheme', async () => `Basic ${await issuer.token()}`, 'not_signed_in'],
    ['garbage', () => 'Bearer abc.def.ghi', 'not_signed_in'],
    ['alg none', () => `Bearer ${new UnsecuredJWT({ iss: issuer.issuer, aud: issuer.audience, tid: issuer.tenant, oid: 'x', scp: 'Report.Submit' }).setExpirationTime('1h').encode()}`, 'not_signed_in'],
    ['HS256 signed with the public key', () => confusedToken(issuer), 'not_signed_in'],
    ['a foreign key', async () => `Bearer ${await foreignToken(issuer)}`, 'not_signed_in'],
    ['a key of its own in the header', async () => `Bearer ${await foreignToken(issuer, true)}`, 'not_signed_in'],
    ['another issuer', async () => `Bearer ${await issuer.token({ iss: 'https://evil.test' })}`, 'not_signed_in'],
    ['the issuer with a slash more', async () => `Bearer ${await issuer.token({ iss: `${issuer.issuer}/` })}`, 'not_signed_in'],
    ['another audience', async () => `Bearer ${await issuer.token({ aud: 'other' })}`, 'not_signed_in'],
    ['a list of audiences', async () => `Bearer ${await issuer.token({ aud: [issuer.audience, 'other'] })}`, 'not_signed_in'],
    ['another tenant', async () => `Bearer ${await issuer.token({ tid: 'b' })}`, 'not_signed_in'],
    ['no tenant', async () => `Bearer ${await issuer.token({ tid: undefined })}`, 'not_signed_in'],
    ['no person', async () => `Bearer ${await issuer.token({ oid: undefined })}`, 'not_signed_in'],
    ['no expiry', async () => `Bearer ${await issuer.token({ exp: undefined })}`, 'not_signed_in'],
    ['an expired token, beyond the leeway', async () => `Bearer ${await issuer.token({}, { expiresIn: -301 })}`, 'not_signed_in'],
    ['a token that is not valid yet', async () => `Bearer ${await issuer.token({ nbf: Math.floor(Date.now() / 1000) + 400 })}`, 'not_signed_in'],
    ['no scope, as in an ID token or an app-only token', async () => `Bearer ${await issuer.token({ scp: undefined, roles: ['Report.Submit'] })}`, 'not_signed_in'],
    ['an ID token with a nonce', async () => `Bearer ${await issuer.token({ nonce: 'n' })}`, 'not_signed_in'],
    ['an app-only token', async () => `Bearer ${await issuer.token({ idtyp: 'app' })}`, 'not_signed_in'],
    ['another scope', async () => `Bearer ${await issuer.token({ scp: 'Report.SubmitAll User.Read' })}`, 'not_allowed'],
  ];
  it.each(refused)('refuses %s', async (_name, authorization, code) => {
    await expect(check(await authorization())).rejects.toMatchObject({ code });
  });

  it('accepts a token just inside the leeway, and no longer once it is beyond it', async () => {
    const token = `Bearer ${await issuer.token({}, { expiresIn: -200 })}`;
    await expect(check(token)).resolves.toMatchObject({ personId: 'person-1' });
    now += 200_000;
    await expect(check(token)).rejects.toMatchObject({ code: 'not_signed_in' });
  });
});

describe('the key set', () => {
  it('asks the issuer at most once in 30 s for unknown keys, and serves a day from its cache when the issuer is away', async () => {
    const issuer = await testIssuer();
    let now = 1_000_000;
    let away = false;
    let asked = 0;
    const keys = cachedKeySet(issuer.jwksUrl, () => now, () => {
      asked++;
      return away ? Promise.reject(new Error('away')) : Promise.resolve(issuer.jwks as never);
    });
    await keys({ alg: 'RS256', kid: 'k1' });
    expect(asked).toBe(1);
    for (let i = 0; i < 50; i++) await expect(keys({ alg: 'RS256', kid: `unknown-${String(i)}` })).rejects.toThrow();
    expect(asked).toBe(1);
    now += 31_000;
    for (let i = 0; i < 50; i++) await expect(keys({ alg: 'RS256', kid: `unknown-${String(i)}` })).rejects.toThrow();
    expect(asked).toBe(2);
    away = true;
    now += 25 * 3_600_000;
    await expect(keys({ alg: 'RS256', kid: 'k1' })).resolves.toBeDefined();
    await issuer.close();
  });
});

async function confusedToken(issuer: TestIssuer): Promise<string> {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const body = `${part({ alg: 'HS256', kid: 'k1' })}.${part({ iss: issuer.issuer, aud: issuer.audience, tid: issuer.tenant, oid: 'x', scp: 'Report.Submit', exp: Date.now() })}`;
  const secret = await exportSPKI(issuer.keys.publicKey);
  return `Bearer ${body}.${createHmac('sha256', secret).update(body).digest('base64url')}`;
}

async function foreignToken(issuer: TestIssuer, ownKey = false): Promise<string> {
  const foreign = await generateKeyPair('RS256', { extractable: true });
  const { exportJWK } = await import('jose');
  const jwk = await exportJWK(foreign.publicKey);
  return new SignJWT({ iss: issuer.issuer, aud: issuer.audience, tid: issuer.tenant, oid: 'x', scp: 'Report.Submit' })
    .setProtectedHeader({ alg: 'RS256', kid: 'k1', ...(ownKey ? { jwk, jku: 'http://127.0.0.1:9/keys' } : {}) })
    .setExpirationTime('1h')
    .sign(foreign.privateKey);
}
