/** Words about one report and what its reporter told us and was told. */
export const reporterWords = {
  title: 'Answer to the reporter',
  happened: 'What happened',
  comments: 'What the reporter added',
  differs: 'sees it differently',
  told: 'What the reporter was told',
  frame: 'Words',
  withdrawn: 'The reporter has taken this report back. No answer is sent.',
} as const;
