import type { PreviewMoment } from '../../contract/preview.ts';

/** Where a text is seen, the first that fits; a text that is not in the list is seen at no moment of the preview. */
const places: readonly (readonly [RegExp, PreviewMoment])[] = [
  [/^(invitation\.|ready\.|mail\.|button\.report$)/, 'invitation'],
  [/^(sending\.|button\.sending$)/, 'sending'],
  [/^kept\.(?!elsewhere)/, 'kept'],
  [/^(refused\.(?!elsewhere)|contact\.)/, 'refused'],
  [/^undo\.(title|line|stays|again)$/, 'withdrawn'],
  [/^(receipt\.(?!elsewhere|duplicate)|undo\.|happened\.(?!saved|saving|failed|retry)|mine\.open$|settings\.open$)/, 'receipt'],
  [/^simulation\./, 'practice'],
  [/^aid\.opened\./, 'opened'],
  [/^aid\.password\./, 'password'],
  [/^aid\.replied\./, 'replied'],
  [/^aid\.paid\./, 'paid'],
  [/^(aid|happened)\./, 'clicked'],
  [/^dangerous\.removed$/, 'removed'],
  [/^dangerous\./, 'dangerous'],
  [/^answer\.spam\./, 'spam'],
  [/^answer\.simulation\./, 'simulation'],
  [/^(answer\.undetermined\.|answer\.wanted$)/, 'undetermined'],
  [/^(answer\.correction\.open|mine\.open\.state)$/, 'takenBack'],
  [/^answer\.correction\./, 'correction'],
  [/^(safe\.|answer\.at$|mine\.(title|back|reported|answered)|more\.open$|differ\.open$)/, 'safe'],
  [/^agreement\.(?!read$|close$|failed$)/, 'agreement'],
  [/^(tip\.|figure\.|moment\.)/, 'tip'],
  [/^(settings|region)\./, 'settings'],
];

/** The moment in which a text of the pane is seen; null where the preview has none for it. */
export function momentOf(key: string): PreviewMoment | null {
  return places.find(([pattern]) => pattern.test(key))?.[1] ?? null;
}
