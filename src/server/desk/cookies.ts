import { parseCookie, stringifySetCookie } from 'cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Names and flags of the desk's two cookies. `__Host-` needs https, which only the demo on loopback does without. */
export type Cookies = {
  session: (request: FastifyRequest) => string | undefined;
  signIn: (request: FastifyRequest) => string | undefined;
  setSession: (reply: FastifyReply, value: string) => void;
  setSignIn: (reply: FastifyReply, value: string) => void;
  clearSession: (reply: FastifyReply) => void;
  clearSignIn: (reply: FastifyReply) => void;
};

export function deskCookies({ https }: { https: boolean }): Cookies {
  const prefix = https ? '__Host-' : '';
  const names = { session: `${prefix}headsup-desk`, signIn: `${prefix}headsup-sign-in` };
  // Strict: the page itself needs no session, and its own requests carry the cookie. The sign-in cookie must come back
  // with the issuer's redirect, a navigation from another site: Lax.
  const sameSite = { session: 'strict', signIn: 'lax' } as const;

  const read = (name: string) => (request: FastifyRequest) => parseCookie(request.headers.cookie ?? '')[name];
  const set = (which: keyof typeof names) => (reply: FastifyReply, value: string) => {
    const cookie = { name: names[which], value, path: '/', httpOnly: true, secure: https, sameSite: sameSite[which], ...(value === '' ? { maxAge: 0 } : {}) };
    void reply.header('set-cookie', stringifySetCookie(cookie));
  };
  return {
    session: read(names.session),
    signIn: read(names.signIn),
    setSession: set('session'),
    setSignIn: set('signIn'),
    clearSession: (reply) => { set('session')(reply, ''); },
    clearSignIn: (reply) => { set('signIn')(reply, ''); },
  };
}
