/** Where a text is shown; the names are outside.md's, the last ones our own. */
export const moments = [
  'invitation', 'receipt', 'first-aid', 'simulation', 'answer-dangerous', 'answer-spam', 'answer-safe', 'answer-checking', 'answer-correction', 'agreement', 'tip',
  'agreement-limits', 'pane', 'story', 'manifest',
] as const;
export type Moment = (typeof moments)[number];
