/**
 * What goes into the audit, for every route of the desk that reads something: a route that is not listed refuses to start.
 * Whatever changes something is always recorded, under the name here or under its own address.
 */
export type AuditRule =
  | { none: string }
  /** `once`: the page asks for it again and again; one person looking at one thing is recorded every five minutes. */
  | { action: string; once?: true };

const page = { none: 'a page without data' };
const open = { none: 'before anybody is signed in' };

export const auditRules: Record<string, AuditRule> = {
  'GET /': page,
  'GET /reports/:id': page,
  'GET /campaigns/:id': page,
  'GET /preview': page,
  'GET /signed-out': page,
  'GET /desk/*': page,
  'GET /healthz': open,
  'GET /readyz': open,
  'GET /openapi.json': open,
  'GET /demo/people': open,
  'GET /sign-in': open,
  'GET /signed-in': { none: 'recorded as sign-in or refused sign-in' },
  'POST /demo/sign-in': { none: 'recorded as sign-in' },
  'POST /sign-out': { action: 'sign-out' },
  'GET /api/v1/me': { none: 'one’s own name' },
  'GET /api/v1/events': { none: 'tells ids of changed campaigns only' },
  'GET /api/v1/views': { none: 'one’s own filters' },
  'POST /api/v1/views': { action: 'view-keep' },
  'DELETE /api/v1/views/:id': { action: 'view-delete' },

  'GET /api/v1/campaigns': { action: 'queue', once: true },
  'GET /api/v1/campaigns/:id': { action: 'campaign-open', once: true },
  'GET /api/v1/campaigns/:id/reports': { action: 'campaign-reporters', once: true },
  'POST /api/v1/campaigns/verdict': { action: 'verdict-many' },
  'POST /api/v1/campaigns/:id/verdict': { action: 'verdict' },
  'DELETE /api/v1/campaigns/:id/verdict': { action: 'verdict-take-back' },
  'POST /api/v1/campaigns/:id/answers-preview': { action: 'answers-preview', once: true },
  'POST /api/v1/campaigns/:id/split': { action: 'split' },
  'POST /api/v1/campaigns/:id/merge': { action: 'merge' },
  'POST /api/v1/campaigns/:id/assign': { action: 'assign' },
  'POST /api/v1/campaigns/:id/notes': { action: 'note' },
  'POST /api/v1/campaigns/:id/seen': { none: 'one’s own unread marks' },
  'GET /api/v1/campaigns/export': { action: 'export-campaigns' },
  'GET /api/v1/reports/export': { action: 'export-reports' },
  'GET /api/v1/campaigns/:id/indicators': { action: 'indicators', once: true },

  'GET /api/v1/reports': { action: 'report-list', once: true },
  'GET /api/v1/reports/:id': { action: 'report-open', once: true },
  'GET /api/v1/reports/:id/original': { action: 'original-download' },
  'GET /api/v1/reports/:id/preview': { action: 'mail-preview', once: true },
  'GET /api/v1/reports/:id/preview-notes': { none: 'comes with the preview' },
  'GET /api/v1/reports/:id/source': { action: 'mail-source', once: true },
  'POST /api/v1/reports/:id/verdict': { action: 'verdict-one' },
  'DELETE /api/v1/reports/:id/verdict': { action: 'verdict-one-take-back' },
  'POST /api/v1/deliveries/:id/send-again': { action: 'send-again' },

  'GET /api/v1/agreements': { none: 'configuration without people' },
  'GET /api/v1/agreements/model': { none: 'supplied text' },
  'POST /api/v1/agreements': { action: 'agreement-draft' },
  'PUT /api/v1/agreements/:version': { action: 'agreement-change' },
  'POST /api/v1/agreements/:version/adopt': { action: 'agreement-adopt' },
  'POST /api/v1/agreements/:version/withdraw': { action: 'agreement-withdraw' },
  'GET /api/v1/regions': { none: 'configuration without people' },
  'PUT /api/v1/regions': { action: 'regions-change' },
  'GET /api/v1/words': { none: 'supplied text' },
  'POST /api/v1/words/check': { none: 'checks a sentence and keeps nothing' },
  'GET /api/v1/preview': { none: 'shows supplied and own words' },
  'GET /api/v1/own-words': { none: 'configuration without people' },
  'POST /api/v1/own-words': { action: 'own-words-draft' },
  'POST /api/v1/own-words/:id/publish': { action: 'own-words-publish' },
  'POST /api/v1/own-words/:id/retire': { action: 'own-words-retire' },
  'GET /api/v1/simulations': { none: 'configuration without people' },
  'PUT /api/v1/simulations': { action: 'simulations-change' },
  'POST /api/v1/simulations/secret': { action: 'simulations-secret' },
  'DELETE /api/v1/simulations/secret': { action: 'simulations-secret-delete' },
  'GET /api/v1/stories': { none: 'what every reporter may be told' },
  'POST /api/v1/stories': { action: 'story-add' },
  'PUT /api/v1/stories/:id': { action: 'story-change' },
  'POST /api/v1/stories/:id/on': { action: 'story-on' },
  'POST /api/v1/stories/:id/off': { action: 'story-off' },
  'DELETE /api/v1/stories/:id': { action: 'story-delete' },
  'GET /api/v1/webhooks': { none: 'configuration without people' },
  'POST /api/v1/webhooks': { action: 'webhook-add' },
  'POST /api/v1/webhooks/:id/rotate': { action: 'webhook-rotate' },
  'POST /api/v1/webhooks/:id/test': { action: 'webhook-test' },
  'POST /api/v1/webhooks/:id/pause': { action: 'webhook-pause' },
  'POST /api/v1/webhooks/:id/resume': { action: 'webhook-resume' },
  'DELETE /api/v1/webhooks/:id': { action: 'webhook-delete' },

  'GET /api/v1/audit': { action: 'audit-read', once: true },
  'GET /api/v1/audit/verify': { action: 'audit-verify' },
};

/** @throws when a route that reads something has no rule */
export function auditRuleFor(method: string, url: string): AuditRule {
  const key = `${method === 'HEAD' ? 'GET' : method} ${url.startsWith('/desk/') ? '/desk/*' : url}`;
  const rule = auditRules[key];
  if (rule !== undefined) return rule;
  if (method === 'GET' || method === 'HEAD') throw new Error(`no rule of the audit for ${key}`);
  return { action: key };
}
