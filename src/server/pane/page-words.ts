import { frames } from '../../contract/report.ts';
import type { Frame } from '../../contract/report.ts';
import { pickLanguage } from '../../words/languages.ts';
import type { Language } from '../../words/languages.ts';
import type { FirstWords } from '../../words/pack.ts';
import type { LiveWords } from '../words/live-words.ts';
import { defaultRegion } from '../audience/default-regions.ts';

/** What the first screen says, in the page itself: one language, and the invitations of every frame, because who asks is not known yet. */
export interface PageWords {
  readonly language: Language;
  readonly first: FirstWords;
  readonly frames: Readonly<Record<Frame, Readonly<Record<string, string>>>>;
  readonly version: string;
}

export function pageWords(live: LiveWords, language: Language): PageWords {
  const { first, frames: all } = live.packs.packs[language];
  const invitations = (frame: Frame) => Object.fromEntries(Object.entries({ ...all[frame], ...live.own({ language, frame, region: defaultRegion, department: null }) }).filter(([key]) => key.startsWith('invitation.') && !key.endsWith('.agreed')));
  // Own words that hold for everybody are here already; those for a region or department come with the person.
  const own = (frame: Frame) => live.own({ language, frame, region: defaultRegion, department: null });
  const ownFirst = Object.fromEntries(Object.entries(own('neutral')).filter(([key]) => key in first));
  return { language, first: { ...first, ...ownFirst }, version: live.version(language), frames: Object.fromEntries(frames.map((frame) => [frame, invitations(frame)])) as PageWords['frames'] };
}

/**
 * The language a page is asked for in: Outlook's own, which office.js puts in the address
 * (`_host_Info=Outlook$Web$16.01$en-US$…`), before the browser's. Both are only ever matched against the languages there are.
 */
export function askedLanguage(hostInfo: unknown, acceptLanguage: string | undefined): Language {
  const outlooks = typeof hostInfo === 'string' ? hostInfo.slice(0, 300).split('$')[3] : undefined;
  const browsers = (acceptLanguage ?? '').slice(0, 300).split(',').map((entry) => {
    const [tag = '', quality = ''] = entry.trim().split(/;\s*q=/);
    return { tag, quality: quality === '' ? 1 : Number(quality) };
  });
  return pickLanguage([outlooks, ...browsers.sort((a, b) => b.quality - a.quality).map(({ tag }) => tag)]);
}
