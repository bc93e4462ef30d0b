/** Limits that add-in and server must agree on. Units are in the names; `security 24`. */

/** Largest mail the server takes unless configured otherwise (`HEADSUP_MAX_MAIL_BYTES`). */
export const defaultMaxMailBytes = 35 * 1024 * 1024;

/** Largest JSON part or JSON body. */
export const maxJsonBytes = 1024 * 1024;

/** Raw internet headers the add-in may send beside the mail (`report.headers`), in characters. */
export const maxHeadersChars = 256 * 1024;

/** A colleague's comment, in characters. */
export const maxCommentChars = 4000;
