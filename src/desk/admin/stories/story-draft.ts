import type { Story } from '../../../contract/story.ts';

/** A story while it is written. */
export interface Draft {
  name: string;
  role: string;
  agreed: boolean;
  texts: Record<string, string>;
}

export const newDraft: Draft = { name: '', role: '', agreed: false, texts: { en: '' } };

/** Who is named agreed when it was saved. */
export const draftOf = ({ name, role, texts }: Story): Draft => ({ name, role, texts, agreed: true });

/** Another name: that person has not agreed yet. */
export const named = (draft: Draft, name: string): Draft => ({ ...draft, name, agreed: false });

export const isSame = (one: Draft, other: Draft): boolean => JSON.stringify(one) === JSON.stringify(other);

/** As it is sent, without languages that nobody wrote in. */
export const sent = ({ texts, ...draft }: Draft): Draft => ({ ...draft, texts: Object.fromEntries(Object.entries(texts).filter(([, text]) => text.trim() !== '')) });
