/**
 * Who may ask for what at the desk, written by hand and not taken from the policy it is compared with (security 10). A new
 * route stands here or the test fails. Handlers of confidential reports come with those.
 */
export const accessTable: { who: readonly ('analyst' | 'admin' | 'auditor')[] | 'anyone'; routes: readonly string[] }[] = [
  { who: 'anyone', routes: ['GET /', 'GET /campaigns/:id', 'GET /reports/:id', 'GET /signed-out', 'GET /preview', 'GET /healthz', 'GET /readyz', 'GET /openapi.json', 'GET /demo/people'] },
  { who: ['analyst', 'admin', 'auditor'], routes: ['POST /sign-out', 'GET /api/v1/me'] },
  {
    who: ['analyst'],
    routes: [
      'GET /api/v1/reports', 'GET /api/v1/reports/:id', 'GET /api/v1/reports/:id/original', 'GET /api/v1/reports/:id/preview', 'GET /api/v1/reports/:id/preview-notes', 'GET /api/v1/reports/:id/source',
      'POST /api/v1/deliveries/:id/send-again', 'POST /api/v1/reports/:id/verdict', 'DELETE /api/v1/reports/:id/verdict',
      'GET /api/v1/campaigns', 'GET /api/v1/campaigns/:id', 'GET /api/v1/campaigns/:id/reports', 'POST /api/v1/campaigns/verdict', 'POST /api/v1/campaigns/:id/verdict', 'DELETE /api/v1/campaigns/:id/verdict',
      'POST /api/v1/campaigns/:id/answers-preview', 'POST /api/v1/campaigns/:id/split', 'POST /api/v1/campaigns/:id/merge', 'POST /api/v1/campaigns/:id/assign', 'POST /api/v1/campaigns/:id/notes', 'POST /api/v1/campaigns/:id/seen',
      'GET /api/v1/campaigns/export', 'GET /api/v1/reports/export', 'GET /api/v1/campaigns/:id/indicators', 'GET /api/v1/views', 'POST /api/v1/views', 'DELETE /api/v1/views/:id', 'GET /api/v1/events',
    ],
  },
  { who: ['auditor'], routes: ['GET /api/v1/audit', 'GET /api/v1/audit/verify'] },
  { who: ['admin', 'auditor'], routes: ['GET /api/v1/agreements', 'GET /api/v1/regions', 'GET /api/v1/own-words', 'GET /api/v1/simulations', 'GET /api/v1/stories', 'GET /api/v1/webhooks'] },
  {
    who: ['admin'],
    routes: [
      'GET /api/v1/agreements/model', 'POST /api/v1/agreements', 'PUT /api/v1/agreements/:version', 'POST /api/v1/agreements/:version/adopt', 'POST /api/v1/agreements/:version/withdraw', 'PUT /api/v1/regions', 'GET /api/v1/words',
      'POST /api/v1/own-words', 'POST /api/v1/own-words/:id/publish', 'POST /api/v1/own-words/:id/retire', 'POST /api/v1/webhooks', 'POST /api/v1/webhooks/:id/rotate', 'POST /api/v1/webhooks/:id/test', 'POST /api/v1/webhooks/:id/pause', 'POST /api/v1/webhooks/:id/resume', 'DELETE /api/v1/webhooks/:id',
      'PUT /api/v1/simulations', 'POST /api/v1/simulations/secret', 'DELETE /api/v1/simulations/secret',
      'POST /api/v1/stories', 'PUT /api/v1/stories/:id', 'POST /api/v1/stories/:id/on', 'POST /api/v1/stories/:id/off', 'DELETE /api/v1/stories/:id',
    ],
  },
  { who: ['admin', 'analyst'], routes: ['GET /api/v1/preview', 'POST /api/v1/words/check'] },
];

/** Routes of signing in, which have tests of their own, and the files of the page. */
export const elsewhere = ['GET /desk/*', 'GET /sign-in', 'GET /signed-in', 'POST /demo/sign-in'];
