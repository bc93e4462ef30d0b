import type { FastifyInstance } from 'fastify';
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Regions } from '../../contract/desk-words.ts';
import type { PreviewAnswer, PreviewReader } from '../../contract/preview.ts';
import { frameSchema } from '../../contract/report.ts';
import { wordsFor } from '../../words/audience-words.ts';
import { languages, regionalLocale, type Language } from '../../words/languages.ts';
import { createSpeaker } from '../../words/speaker.ts';
import { ianaZone } from '../../words/windows-zones.ts';
import { agreementFor } from '../agreement/agreement-store.ts';
import { answerWords, type AnswerFacts, type AnswerText, type AnswerVoice } from '../answers/answer-words.ts';
import { defaultRegion } from '../audience/default-regions.ts';
import { noChoices, resolveAudience, type Audience } from '../audience/resolve-audience.ts';
import { Refusal } from '../problems.ts';
import type { DeskDeps } from './desk-deps.ts';

const querySchema = z.strictObject({
  language: z.enum(languages),
  region: z.string().max(40),
  department: z.string().trim().max(200).optional(),
  /** In place of the region's own. */
  frame: frameSchema.optional(),
  timeZone: z.string().max(100).optional(),
  /** A text that is not published, put over what is. */
  key: z.string().regex(/^[\w.]{1,100}$/).optional(),
  text: z.string().max(2000).optional(),
});

/** The pane as somebody else sees it: what that reader is told, and the page that shows it (product §5). */
export function previewRoutes(app: FastifyInstance, { live, clock, verdicts, pane }: Pick<DeskDeps, 'live' | 'clock' | 'verdicts' | 'pane'>): void {
  app.get('/preview', (_request, reply) => {
    const nonce = randomBytes(16).toString('base64');
    return reply.headers(previewHeaders(nonce)).type('text/html; charset=utf-8').send(previewPage(nonce));
  });

  app.get('/api/v1/preview', (request): PreviewReader => {
    const { language, region: asked, department = '', frame, timeZone, key, text } = querySchema.parse(request.query);
    const regions = live.regions();
    if (asked !== defaultRegion && !regions.regions.some(({ id }) => id === asked)) throw new Refusal('invalid_request', { detail: 'There is no such region.' });
    const inDepartment = department === '' ? null : department;
    const audience = readerIn(regions, asked, inDepartment, language);
    const reader = { language, region: audience.region, frame: frame ?? audience.frame, department: inDepartment };
    const own = { ...live.own(reader), ...(key === undefined || text === undefined ? {} : { [key]: text }) };
    const words = wordsFor(live.packs.packs[language], reader.frame, own);
    const agreement = live.agreement();
    const locale = regionalLocale(language, []);
    const voice = { words, say: createSpeaker(words, locale), reader: { locale, timeZone: ianaZone(timeZone) }, frame: reader.frame, agreed: agreement !== null };
    return {
      language, frame: reader.frame, region: audience.region, reason: audience.reason,
      regions: [...regions.regions.map(({ id, name }) => ({ id, name })), { id: defaultRegion, name: null }],
      words: own,
      wordsVersion: live.version(language),
      agreement: agreement === null ? null : agreementFor(agreement, language),
      contact: { phone: verdicts.phone, mail: pane.deskMail },
      undoMinutes: pane.undoMinutes,
      answerHours: verdicts.answerHours,
      answers: answersIn(voice, { answerBy: clock() + verdicts.answerHours * 3_600_000, phone: verdicts.phone }, clock()),
    };
  });
}

/** Somebody of that region and department, found by the same rules as a real person. A rule for the department may lead to another region. */
function readerIn(regions: Regions, region: string, department: string | null, language: Language): Audience {
  const country = regions.regions.find(({ id }) => id === region)?.countries[0] ?? null;
  const domain = regions.domains.find((rule) => rule.region === region)?.domain ?? '';
  const person = { tenantId: '', personId: '', name: '', address: `@${domain}`, country, department, roles: [] };
  const resolve = (chosen: string | null) => resolveAudience(regions, person, { ...noChoices, region: chosen, language }, { language: '', timeZone: '' });
  const found = resolve(null);
  // A region that no country and no domain leads to is reached by the person's own choice.
  return found.region === region || found.reason === 'role' ? found : resolve(region);
}

/** Every answer there can be, in the very words a reporter would get. */
function answersIn(voice: AnswerVoice, { answerBy, phone }: Pick<AnswerFacts, 'answerBy' | 'phone'>, now: number): Record<PreviewAnswer, AnswerText> {
  const say = (facts: Partial<AnswerFacts>) => answerWords({ class: null, correction: false, doubtWasRight: false, removedFrom: 0, answerBy, phone, ...facts }, voice, now);
  try {
    return {
      dangerous: say({ class: 'dangerous' }),
      removed: say({ class: 'dangerous', removedFrom: 3 }),
      spam: say({ class: 'spam' }),
      safe: say({ class: 'safe' }),
      simulation: say({ class: 'simulation' }),
      undetermined: say({ class: 'undetermined' }),
      correction: say({ class: 'dangerous', correction: true, doubtWasRight: true }),
      takenBack: say({ correction: true }),
    };
  } catch {
    // Published texts were checked; only a draft can ask for values that nobody gives.
    throw new Refusal('invalid_request', { detail: 'This text cannot be said: its braces do not fit, or nobody fills them in.' });
  }
}

/** The page asks nobody for anything, and only the desk may frame it. Its one policy for scripts lets webpack load the words of a language. */
function previewHeaders(nonce: string): Record<string, string> {
  const csp = [
    `default-src 'none'`, `script-src 'self'`, `style-src 'self' 'nonce-${nonce}'`, `img-src 'self' data:`, `connect-src 'none'`, `frame-src 'none'`,
    `base-uri 'none'`, `form-action 'none'`, `frame-ancestors 'self'`, `require-trusted-types-for 'script'`, `trusted-types headsup-preview`,
  ].join('; ');
  return { 'content-security-policy': csp, 'x-frame-options': 'SAMEORIGIN' };
}

/** Holds no data: what it shows comes by message from the desk around it. */
function previewPage(nonce: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Preview of the pane</title>
<link rel="icon" href="/desk/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/desk/preview.css">
<script src="/desk/preview.js" nonce="${nonce}" defer></script>
</head>
<body><div id="preview"></div></body>
</html>
`;
}
