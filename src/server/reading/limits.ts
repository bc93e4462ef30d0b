/** What one mail may cost (security 15). Beyond any of these a mail is "limited": kept whole, read as far as the limit. */

/** Time for one mail in the reading thread, then the thread is ended. */
export const maxReadingMs = 5_000;
/** The thread gives up by itself a little earlier, so that what it found so far is not lost. */
export const maxWorkingMs = 3_500;
/** Old-generation heap of the reading thread. */
export const maxReadingMegabytes = 256;

/** Levels of multiparts and messages inside each other. */
export const maxDepth = 32;
export const maxParts = 1_000;
/** Header bytes of the whole mail, all parts together: a budget per part could be spent a thousand times. */
export const maxHeaderBytes = 1024 * 1024;

/** Header fields of one part; honest mails have some dozens. */
export const maxFields = 10_000;
/** One header field, undecoded; the longest honest ones (References, DKIM) stay far below. */
export const maxFieldChars = 32_768;
/** An address field; what follows costs more than it tells. */
export const maxAddressChars = 10_000;
/** Subjects and names as shown. */
export const maxShownChars = 2_000;
/** Decoded bytes of text parts looked at for links, all parts together. */
export const maxTextBytes = 4 * 1024 * 1024;
/** Characters of the body kept for the desk. */
export const maxKeptTextChars = 200_000;

export const maxLinks = 5_000;
export const maxUrlChars = 2_000;
/** Characters of all links together, so that the evidence stays a row and not a file. */
export const maxLinkChars = 1_000_000;
export const maxAddresses = 200;
export const maxHops = 100;
export const maxAuthentications = 100;

/** HTML source of the preview, characters. */
export const maxPreviewChars = 1024 * 1024;
/** What the rewritten document may grow to: long targets and pictures make it longer than the mail. */
export const maxPreviewDocumentChars = 12 * 1024 * 1024;
export const maxPreviewDepth = 100;
export const maxPictures = 30;
export const maxPictureBytes = 1024 * 1024;
/** All pictures of a preview together, bytes. */
export const maxAllPictureBytes = 4 * 1024 * 1024;
/** A small file may unfold to a huge picture in the analyst's browser. */
export const maxPicturePixels = 16_000_000;
