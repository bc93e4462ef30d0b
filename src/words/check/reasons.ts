import type { Rule } from './language.ts';

/** Why each family is refused: one sentence for whoever writes, with what the words guide rests on. */
export const reasons: Readonly<Record<Rule, string>> = {
  blame: 'It looks for somebody at fault. People who fear blame stop reporting, so name the mail and the next step instead (N6, P1).',
  shame: 'It makes people small, ranks or labels them. People are the ones who notice; say what the mail did (N8, P1).',
  threat: 'It threatens the reader or says they are watched. Reporting must be safe (N6, N10).',
  'conditional-safety': 'It promises safety and takes it back in the same breath. A promise with a condition is read as a warning (N6).',
  pressure: 'It presses with a deadline, or with what is lost. Give the one useful step, and the reason for it (N11).',
  sarcasm: 'It can be read as mockery. Say it plainly and kindly (P3).',
  'negative-figure': 'The figure shows a bad or a minority norm, which spreads what it names. Use a true majority, or a count (N9).',
  'empty-praise': 'It praises without a true, checkable act, or too loudly. Thank once, for the act (M2).',
  'non-apology': 'It apologizes for a feeling or a possibility. Own the error, then say what is repaired.',
  steps: 'More than three steps at once are too many. Keep the three that help most (N13).',
  'too-long': 'The text is too long for its place. Keep one idea.',
  'sentence-length': 'The sentence is too long to read at a glance. Make two of it.',
};
