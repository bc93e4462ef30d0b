import { agreementDraftSchema } from '../../../contract/agreement.ts';
import type { AgreementDraft, AgreementText, AgreementVersion } from '../../../contract/agreement.ts';
import { languages } from '../../../words/languages.ts';

export interface SignatoryDraft {
  name: string;
  role: string;
  date: string;
}

/** A version while it is written: everything may still be empty. */
export interface Draft {
  version: string;
  effectiveFrom: string;
  texts: Record<string, AgreementText>;
  signatories: SignatoryDraft[];
  link: string;
}

export const emptyText: AgreementText = { title: '', body: '', limits: '' };
export const isEmpty = ({ title, body, limits }: AgreementText): boolean => `${title}${body}${limits}`.trim() === '';

export const newDraft: Draft = { version: '', effectiveFrom: '', texts: { en: emptyText }, signatories: [], link: '' };

export const draftOf = ({ version, effectiveFrom, texts, signatories, link }: AgreementVersion): Draft => ({ version, effectiveFrom, texts, signatories, link: link ?? '' });

/** A new version with the texts of another. Who signed that has not signed this. */
export const copyOf = (version: AgreementVersion): Draft => ({ ...draftOf(version), version: '', effectiveFrom: '', signatories: [] });

export const isSame = (one: Draft, other: Draft): boolean => JSON.stringify(one) === JSON.stringify(other);

/** As it is sent, without rows that nobody filled in; null when something in it is not understood. */
export function sent({ texts, signatories, link, ...draft }: Draft): AgreementDraft | null {
  const parsed = agreementDraftSchema.safeParse({
    ...draft,
    texts: Object.fromEntries(Object.entries(texts).filter(([, text]) => !isEmpty(text))),
    signatories: signatories.filter(({ name, role, date }) => `${name}${role}${date}`.trim() !== ''),
    link: link.trim() || null,
  });
  return parsed.success ? parsed.data : null;
}

/** Languages of the pane without a text, and the one their readers get instead; as the server chooses it. */
export function missingIn(texts: Record<string, AgreementText>): { missing: string[]; instead: string | null } {
  const there = Object.keys(texts).filter((language) => !isEmpty(texts[language] ?? emptyText));
  return { missing: languages.filter((language) => !there.includes(language)), instead: there.includes('en') ? 'en' : (there[0] ?? null) };
}
