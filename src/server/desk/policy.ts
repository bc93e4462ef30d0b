/** Roles at the desk (security 11). Admin: configuration, no content. Auditor: what was done, no content. */
export const deskRoles = ['analyst', 'admin', 'auditor'] as const;
export type DeskRole = (typeof deskRoles)[number];

/** `anyone`: without a session. `signed-in`: any role. */
export type Rule = 'anyone' | 'signed-in' | readonly DeskRole[];

/**
 * Who may do what, for every route there is. Deny by default: a route that is not listed refuses to start
 * (security 10), and a test walks this table role by role.
 */
export const policy: Record<string, Rule> = {
  'GET /': 'anyone',
  'GET /campaigns/:id': 'anyone',
  'GET /reports/:id': 'anyone',
  'GET /signed-out': 'anyone',
  'GET /desk/*': 'anyone',
  'GET /preview': 'anyone',
  'GET /healthz': 'anyone',
  'GET /readyz': 'anyone',
  'GET /openapi.json': 'anyone',
  'GET /sign-in': 'anyone',
  'GET /signed-in': 'anyone',
  'POST /sign-out': 'signed-in',
  'GET /demo/people': 'anyone',
  'POST /demo/sign-in': 'anyone',
  'GET /api/v1/me': 'signed-in',
  'GET /api/v1/reports': ['analyst'],
  'GET /api/v1/reports/:id': ['analyst'],
  'GET /api/v1/reports/:id/original': ['analyst'],
  'GET /api/v1/reports/:id/preview': ['analyst'],
  'GET /api/v1/reports/:id/preview-notes': ['analyst'],
  'GET /api/v1/reports/:id/source': ['analyst'],
  'POST /api/v1/deliveries/:id/send-again': ['analyst'],
  'POST /api/v1/reports/:id/verdict': ['analyst'],
  'DELETE /api/v1/reports/:id/verdict': ['analyst'],
  'GET /api/v1/campaigns': ['analyst'],
  'GET /api/v1/campaigns/:id': ['analyst'],
  'GET /api/v1/campaigns/:id/reports': ['analyst'],
  'POST /api/v1/campaigns/verdict': ['analyst'],
  'POST /api/v1/campaigns/:id/verdict': ['analyst'],
  'DELETE /api/v1/campaigns/:id/verdict': ['analyst'],
  'POST /api/v1/campaigns/:id/answers-preview': ['analyst'],
  'POST /api/v1/campaigns/:id/split': ['analyst'],
  'POST /api/v1/campaigns/:id/merge': ['analyst'],
  'POST /api/v1/campaigns/:id/assign': ['analyst'],
  'POST /api/v1/campaigns/:id/notes': ['analyst'],
  'POST /api/v1/campaigns/:id/seen': ['analyst'],
  'GET /api/v1/campaigns/export': ['analyst'],
  'GET /api/v1/reports/export': ['analyst'],
  'GET /api/v1/campaigns/:id/indicators': ['analyst'],
  'GET /api/v1/webhooks': ['admin', 'auditor'],
  'POST /api/v1/webhooks': ['admin'],
  'POST /api/v1/webhooks/:id/rotate': ['admin'],
  'POST /api/v1/webhooks/:id/test': ['admin'],
  'POST /api/v1/webhooks/:id/pause': ['admin'],
  'POST /api/v1/webhooks/:id/resume': ['admin'],
  'DELETE /api/v1/webhooks/:id': ['admin'],
  'GET /api/v1/views': ['analyst'],
  'POST /api/v1/views': ['analyst'],
  'DELETE /api/v1/views/:id': ['analyst'],
  'GET /api/v1/events': ['analyst'],
  'GET /api/v1/audit': ['auditor'],
  'GET /api/v1/audit/verify': ['auditor'],
  'GET /api/v1/agreements': ['admin', 'auditor'],
  'GET /api/v1/agreements/model': ['admin'],
  'POST /api/v1/agreements': ['admin'],
  'PUT /api/v1/agreements/:version': ['admin'],
  'POST /api/v1/agreements/:version/adopt': ['admin'],
  'POST /api/v1/agreements/:version/withdraw': ['admin'],
  'GET /api/v1/regions': ['admin', 'auditor'],
  'PUT /api/v1/regions': ['admin'],
  'GET /api/v1/words': ['admin'],
  'GET /api/v1/own-words': ['admin', 'auditor'],
  'POST /api/v1/own-words': ['admin'],
  'POST /api/v1/own-words/:id/publish': ['admin'],
  'POST /api/v1/own-words/:id/retire': ['admin'],
  'GET /api/v1/preview': ['admin', 'analyst'],
  'GET /api/v1/simulations': ['admin', 'auditor'],
  'PUT /api/v1/simulations': ['admin'],
  'POST /api/v1/simulations/secret': ['admin'],
  'DELETE /api/v1/simulations/secret': ['admin'],
  'GET /api/v1/stories': ['admin', 'auditor'],
  'POST /api/v1/stories': ['admin'],
  'PUT /api/v1/stories/:id': ['admin'],
  'POST /api/v1/stories/:id/on': ['admin'],
  'POST /api/v1/stories/:id/off': ['admin'],
  'DELETE /api/v1/stories/:id': ['admin'],
  'POST /api/v1/words/check': ['admin', 'analyst'],
};

/** @throws when nobody wrote a rule for the route. */
export function ruleFor(method: string, url: string): Rule {
  const key = `${method === 'HEAD' ? 'GET' : method} ${url.startsWith('/desk/') ? '/desk/*' : url}`;
  const rule = policy[key];
  if (rule === undefined) throw new Error(`no rule in the policy for ${key}`);
  return rule;
}

export function allows(rule: Rule, role: DeskRole | undefined): boolean {
  if (rule === 'anyone') return true;
  if (role === undefined) return false;
  return rule === 'signed-in' || rule.includes(role);
}
