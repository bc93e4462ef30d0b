import { createHash } from 'node:crypto';
import { errors, jwtVerify, type JWTPayload } from 'jose';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { Refusal } from '../problems.ts';
import type { KeySet } from './key-set.ts';

/** Who reports: `(tenant, id)` is the person; the rest is for display only (security 6). */
export type Person = {
  tenantId: string;
  personId: string;
  name: string;
  address: string;
  /** Two letters, upper case, from the claim `ctry`; null when absent or malformed. */
  country: string | null;
  /** From the claim `department`, where the tenant sends it. */
  department: string | null;
  /** App roles and groups of the token, for the words' rules only: they open no door. */
  roles: readonly string[];
};

export type TokenRules = { issuer: string; audience: string; tenants: string[]; scope: string };

const leewaySeconds = 300;
const maxTokenChars = 16 * 1024;
const rememberedTokens = 5000;
const rememberMs = 5 * 60 * 1000;

const claimsSchema = z.object({
  tid: z.string().min(1).max(100),
  oid: z.string().min(1).max(100),
  scp: z.string(),
  exp: z.number(),
  name: z.string().max(500).optional(),
  preferred_username: z.string().max(500).optional(),
  ctry: z.string().optional(),
  department: z.string().max(200).optional().catch(undefined),
  roles: z.array(z.string().max(200)).max(500).optional().catch(undefined),
  groups: z.array(z.string().max(200)).max(500).optional().catch(undefined),
});

/**
 * Checks a bearer token as security B says: RS256 only, key from the configured JWKS only, exact issuer and audience,
 * an allowed tenant, the exact scope; no app-only tokens, no ID tokens.
 * A token that was good stays good for five minutes without checking its signature again, never beyond its `exp`.
 * @throws {Refusal} `not_signed_in`, `not_allowed`, or `not_ready` when the issuer's keys were never reachable.
 */
export function tokenVerifier(rules: TokenRules, keys: KeySet, clock: Clock): (authorization: string | undefined) => Promise<Person> {
  const remembered = new Map<string, { person: Person; until: number }>();

  return async (authorization) => {
    const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization ?? '')?.[1];
    if (token === undefined || token.length > maxTokenChars) throw new Refusal('not_signed_in');
    const fingerprint = createHash('sha256').update(token).digest('base64');
    const known = remembered.get(fingerprint);
    if (known !== undefined && known.until > clock()) return known.person;

    const claims = await verified(token, rules, keys, clock);
    if (claims.iss !== rules.issuer || !rules.tenants.includes(claims.tid)) throw new Refusal('not_signed_in');
    if (!claims.scp.split(' ').includes(rules.scope)) throw new Refusal('not_allowed');
    const person = personFrom(claims);
    if (remembered.size >= rememberedTokens) remembered.clear();
    remembered.set(fingerprint, { person, until: Math.min(clock() + rememberMs, claims.exp * 1000) });
    return person;
  };
}

type Claims = JWTPayload & z.infer<typeof claimsSchema>;

async function verified(token: string, rules: TokenRules, keys: KeySet, clock: Clock): Promise<Claims> {
  try {
    const { payload } = await jwtVerify(token, (header) => keys(header), {
      // The allow-list shuts out `none` and the HS/RS confusion; jku, x5u, jwk and x5c of the header are never looked at.
      algorithms: ['RS256'],
      issuer: rules.issuer,
      audience: rules.audience,
      clockTolerance: leewaySeconds,
      requiredClaims: ['exp', 'iss', 'aud', 'tid', 'oid', 'scp'],
      currentDate: new Date(clock()),
    });
    // An audience list would let a token made for two services in: exact means one.
    if (typeof payload.aud !== 'string' || payload['idtyp'] === 'app' || payload['nonce'] !== undefined) throw new Refusal('not_signed_in');
    return { ...payload, ...claimsSchema.parse(payload) };
  } catch (error) {
    if (error instanceof Refusal) throw error;
    if (error instanceof errors.JOSEError || error instanceof z.ZodError) throw new Refusal('not_signed_in');
    throw new Refusal('not_ready', { retryAfterSeconds: 10 });
  }
}

function personFrom(claims: Claims): Person {
  const country = claims.ctry?.toUpperCase() ?? '';
  return {
    tenantId: claims.tid,
    personId: claims.oid,
    name: claims.name ?? '',
    address: claims.preferred_username ?? '',
    country: /^[A-Z]{2}$/.test(country) ? country : null,
    department: claims.department ?? null,
    roles: [...(claims.roles ?? []), ...(claims.groups ?? [])],
  };
}
