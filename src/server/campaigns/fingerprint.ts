import type { Evidence } from '../../contract/desk.ts';
import { commonHosts } from './common-hosts.ts';

/** What a mail looks like to the comparison: small, and without a word that could be read back. */
export type Fingerprint = {
  /** MinHash of the body's shingles, 32-bit each; empty when the body says too little to be compared. */
  sketch: number[];
  /** How many shingles the sketch stands for. */
  size: number;
  /** Hashes of the subject's words, without prefixes and numbers. */
  subject: number[];
  domain: string | null;
  /** Registrable domains the mail leads to, without those that all the world links to. */
  hosts: string[];
  /** SHA-256 of attachments, cut short: enough to be the same, too little to be looked up. */
  files: string[];
};

/** Length of the sketch; the standard error of a likeness of one half is then 6 %. */
const sketchLength = 64;
/** Bands of two hashes: mails that are two fifths alike share one with 98 %. */
const bandCount = 24;
/** Words of a body looked at; what comes after them changes no campaign. */
const maxBodyWords = 3_000;
const maxBodyChars = 60_000;
const maxSubjectWords = 24;
const maxHosts = 20;
const maxFiles = 5;
/** Smaller files are in mails of every kind: an empty line, a separator, a logo. */
const fewestFileBytes = 1_024;
const fewestPictureBytes = 20 * 1_024;
/** Fewer shingles say nothing: "see attachment" is in a thousand mails. */
const fewestShingles = 6;

/** Words by which mail programs and gateways mark a subject; they differ from copy to copy. */
const subjectPrefix = /^(?:\s*(?:(?:re|aw|fw|fwd|wg|sv|vs|tr|rv|ref|enc|res|antw|odp|ynt|回复|转发|답장|返信|転送)\s*(?:\[\d+\])?\s*[:：]|\[[^\]\n]{1,40}\]|【[^】\n]{1,40}】|\*{2,}[^*\n]{1,40}\*{2,}|(?:external|extern|spam|caution)\s*[:：]))+/iu;

/** Scripts that set no spaces between words: compared by pairs of signs. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;

/** The fingerprint of a mail that was read. Pure, and bounded whatever the mail holds. */
export function fingerprintOf({ subject, from, links, attachments, text }: Pick<Evidence, 'subject' | 'from' | 'links' | 'attachments' | 'text'>): Fingerprint {
  const shingles = shinglesOf(wordsOf(text.slice(0, maxBodyChars), maxBodyWords));
  const hosts = links.filter(({ place }) => place !== 'load' && place !== 'markup').map(({ host, domain }) => domain ?? host).filter((host): host is string => host !== null && host !== '' && !commonHosts.has(host));
  return {
    sketch: shingles.size < fewestShingles ? [] : minHash(shingles),
    size: shingles.size,
    subject: [...new Set(wordsOf(subject.replace(subjectPrefix, ''), maxSubjectWords).map(hash))].sort((a, b) => a - b),
    domain: domainOf(from?.address),
    hosts: [...new Set(hosts)].sort().slice(0, maxHosts),
    files: [...new Set(attachments.filter(({ type, size }) => size >= (type.startsWith('image/') ? fewestPictureBytes : fewestFileBytes)).map(({ sha256 }) => sha256.slice(0, 20)))].sort().slice(0, maxFiles),
  };
}

/** Keys of the band index: two mails alike share at least one, and chance shares few. */
export function bandsOf({ sketch, subject, files }: Fingerprint): string[] {
  const bands: string[] = [];
  for (let band = 0; band < bandCount && sketch.length > 0; band++) bands.push(`b${String(band)}.${key(sketch[band * 2] ?? 0)}${key(sketch[band * 2 + 1] ?? 0)}`);
  if (subject.length > 0) bands.push(`s${subject.reduce((all, word) => mix(all ^ word), 0).toString(36)}`);
  for (const file of files) bands.push(`f${file}`);
  return bands;
}

const key = (value: number) => value.toString(36);

function domainOf(address: string | undefined): string | null {
  const domain = address?.slice(address.lastIndexOf('@') + 1).trim().toLowerCase() ?? '';
  return domain === '' || address?.includes('@') !== true ? null : domain.slice(0, 253);
}

/**
 * Words as they are compared: folded, without what differs from copy to copy (addresses, numbers, tracking ids). In scripts
 * without spaces each pair of signs is a word.
 */
function wordsOf(text: string, most: number): string[] {
  const plain = text.normalize('NFKC').toLowerCase()
    .replace(/\p{Cf}/gu, '')
    .replace(/\b(?:https?|hxxps?|ftp|mailto):\S+/g, ' ')
    .replace(/\bwww\.\S+/g, ' ')
    // Bounded before the sign: an unbounded run would be looked at from each of its letters.
    .replace(/[^\s@<>]{1,64}@[^\s@<>]{1,253}/g, ' ');
  const words: string[] = [];
  for (const [word] of plain.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
    if (words.length >= most) break;
    // An id or an amount; a word may hold a sign or two in its place ("acc0unt").
    if ((word.match(/\p{N}/gu)?.length ?? 0) > word.length / 4 || word.length > 40) continue;
    if (!unspaced.test(word)) { words.push(word); continue; }
    const signs = [...word];
    if (signs.length === 1) words.push(word);
    for (let i = 0; i + 1 < signs.length && words.length < most; i++) words.push(`${signs[i] ?? ''}${signs[i + 1] ?? ''}`);
  }
  return words;
}

/** Hashes of every two neighbouring words: a changed greeting touches two of them. */
function shinglesOf(words: string[]): Set<number> {
  const shingles = new Set<number>();
  for (let i = 0; i + 1 < words.length; i++) shingles.add(hash(`${words[i] ?? ''} ${words[i + 1] ?? ''}`));
  return shingles;
}

/** FNV-1a over UTF-16 units, 32 bit. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return mix(value);
}

/** Spreads the bits (the finaliser of MurmurHash3). */
function mix(value: number): number {
  let spread = value ^ (value >>> 16);
  spread = Math.imul(spread, 0x85ebca6b);
  spread = Math.imul(spread ^ (spread >>> 13), 0xc2b2ae35);
  return (spread ^ (spread >>> 16)) >>> 0;
}

/** Seeds of the permutations; any numbers do, as long as they stay the same for as long as fingerprints are stored. */
const seeds = Array.from({ length: sketchLength }, (_, i) => mix(0x9e3779b9 + i * 0x7f4a7c15));

function minHash(shingles: Set<number>): number[] {
  const sketch = new Array<number>(sketchLength).fill(0xffffffff);
  for (const shingle of shingles) {
    for (let i = 0; i < sketchLength; i++) {
      const value = mix(shingle ^ (seeds[i] ?? 0));
      if (value < (sketch[i] ?? 0)) sketch[i] = value;
    }
  }
  return sketch;
}
