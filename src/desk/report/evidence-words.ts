import type { Delivery, Flag, Reading } from '../../contract/desk.ts';
import type { How, Missing } from '../../contract/report.ts';

export const readingWords: Record<Reading, string> = { pending: 'Being read', read: 'Read', limited: 'Read in part' };

export const readingSentences: Record<Exclude<Reading, 'read'>, string> = {
  pending: 'The mail is still being read. This page fills by itself; the original is here already.',
  limited: 'Not everything in this mail could be read. What could is below; the original is kept whole.',
};

export const howWords: Record<How, string> = {
  file: 'Outlook gave us the untouched mail, byte for byte.',
  graph: 'The untouched mail came from the mailbox service, byte for byte.',
  rebuilt: 'Outlook did not give us the untouched mail. This is a reconstruction from its headers, text and attachments.',
  headers: 'Outlook did not give us the untouched mail. This is as much of it as could be had; what is missing is listed here.',
};

export const missingWords: Record<Missing['what'], string> = {
  original: 'The untouched original',
  headers: 'The headers',
  body: 'The text',
  attachment: 'An attachment',
};

export const flagWords: Record<Flag, string> = {
  'label-target-mismatch': 'A link shows one address and leads to another.',
  'mixed-scripts': 'A word mixes letters of different alphabets, so that it looks like another word.',
  'bidi-control': 'Invisible signs turn the direction of text, so that it reads differently from what it is.',
  'zero-width': 'Invisible signs stand inside words, often to get past filters.',
  'duplicate-header': 'A header that may appear once appears more than once; programs may disagree about which one counts.',
  'reply-to-differs': 'Answers would go to another domain than the one the mail says it comes from.',
  'display-name-address': 'The sender’s name contains an address that is not the sender’s.',
  'executable-attachment': 'An attachment can run a program when it is opened.',
  'double-extension': 'An attachment’s name has two endings, so that it looks like another kind of file.',
  'encrypted-archive': 'An archive is locked with a password, so that scanners cannot look inside.',
  'message-id-differs': 'Outlook named another message than the one in the stored mail.',
  'simulation-mark': 'The mail carries the mark of an exercise. Anybody can write such a mark, so it is a hint only.',
  'simulation-secret': 'The mail carries the secret of your own exercises. Whoever received one of them knows it too.',
};

/** The flag in two or three words, beside a link or a file. */
export const flagNames: Record<Flag, string> = {
  'label-target-mismatch': 'Shows another address',
  'mixed-scripts': 'Mixed alphabets',
  'bidi-control': 'Turned text',
  'zero-width': 'Invisible signs',
  'duplicate-header': 'Doubled header',
  'reply-to-differs': 'Answers go elsewhere',
  'display-name-address': 'Address in the name',
  'executable-attachment': 'Can run a program',
  'double-extension': 'Two endings',
  'encrypted-archive': 'Locked archive',
  'message-id-differs': 'Other message id',
  'simulation-mark': 'Marked as exercise',
  'simulation-secret': 'Secret of exercises',
};

export const deliveryStateWords: Record<Delivery['state'], string> = { waiting: 'Waiting', sending: 'On its way', delivered: 'Delivered', dead: 'Given up' };
export const outcomeWords: Record<Delivery['history'][number]['outcome'], string> = { delivered: 'Delivered', failed: 'Not delivered', lost: 'Cut off before an answer came' };
