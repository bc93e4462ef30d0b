import { pickLanguage, regionalLocale } from '../../words/languages.ts';
import { createSpeaker } from '../../words/speaker.ts';
import { ianaZone } from '../../words/windows-zones.ts';
import { resolveAudience, type Audience, type Choices } from '../audience/resolve-audience.ts';
import type { LiveWords } from '../words/live-words.ts';
import { answerWords, type AnswerFacts, type AnswerText } from './answer-words.ts';

/** What of a reporter decides about their words. */
export type StoredReporter = { language: string; time_zone: string; country: string | null; department: string | null; region: string; frame: string };

/** The reporter as they are to the words now: what they chose since then counts, else what was stored with the report. */
export function audienceOf(live: LiveWords, report: StoredReporter, own: Choices): Audience {
  const person = { tenantId: '', personId: '', name: '', address: '', country: report.country, department: report.department, roles: [] };
  const resolved = resolveAudience(live.regions(), person, own, { language: report.language, timeZone: report.time_zone });
  const chosen = resolved.reason === 'choice';
  const frame = chosen ? resolved.frame : (report.frame as Audience['frame']);
  return { ...resolved, region: chosen ? resolved.region : report.region, frame, language: resolved.languageChosen ? resolved.language : pickLanguage([report.language]) };
}

export type WrittenAnswer = AnswerText & { audience: Audience; locale: string };

/**
 * Writes answers, each wording once: ten thousand reporters are a few dozen different readers. One writer for one run, with
 * one `now` (ms since 1970 UTC), so that what it remembers stays true.
 */
export function answerWriter(live: LiveWords, now: number): (report: StoredReporter, own: Choices, facts: AnswerFacts) => WrittenAnswer {
  const written = new Map<string, WrittenAnswer>();
  const agreed = live.agreement() !== null;
  return (report, own, facts) => {
    // The promise is said in the reader's own time; nothing else depends on the zone.
    const zone = facts.class === 'undetermined' ? report.time_zone : '';
    const key = JSON.stringify([report.language, report.country, report.department, report.region, report.frame, own.region, own.language, zone, facts]);
    const known = written.get(key);
    if (known !== undefined) return known;
    const audience = audienceOf(live, report, own);
    const words = live.words({ ...audience, department: report.department });
    const locale = regionalLocale(audience.language, [report.language, ...(report.country === null ? [] : [`und-${report.country}`])]);
    const text = answerWords(facts, { words, say: createSpeaker(words, locale), reader: { locale, timeZone: ianaZone(report.time_zone) }, frame: audience.frame, agreed }, now);
    const answer = { ...text, audience, locale };
    written.set(key, answer);
    return answer;
  };
}
