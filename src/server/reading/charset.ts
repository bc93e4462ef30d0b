import { TextDecoder } from 'node:util';

/** Names mailers use that the Encoding Standard does not list; the rest is tried as written and without an `x-`. */
const otherNames: Record<string, string> = {
  'ansi_x3.4-1968': 'windows-1252',
  cp932: 'shift_jis',
  'windows-932': 'shift_jis',
  cp936: 'gbk',
  cp949: 'euc-kr',
  ks_c_5601: 'euc-kr',
  'cp-850': 'windows-1252',
  cp850: 'windows-1252',
  'iso-8859-8-e': 'iso-8859-8',
  'iso-2022-jp-1': 'iso-2022-jp',
  'iso-2022-jp-2': 'iso-2022-jp',
  'tis-620': 'windows-874',
  unicode: 'utf-16le',
};

const decoders = new Map<string, TextDecoder>();

function decoderFor(name: string): TextDecoder | undefined {
  const known = decoders.get(name);
  if (known !== undefined) return known;
  try {
    const decoder = new TextDecoder(name);
    decoders.set(decoder.encoding, decoder);
    return decoder;
  } catch {
    return undefined;
  }
}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Bytes of a text part as text. A charset that is unknown or missing: UTF-8 where the bytes are UTF-8, otherwise windows-1252,
 * which gives every byte a character. Never throws.
 */
export function decodeText(bytes: Uint8Array, charset: string | undefined): string {
  const name = (charset ?? '').trim().toLowerCase().slice(0, 60);
  // us-ascii is a claim that attackers and old mailers make about anything.
  if (name === '' || name === 'us-ascii' || name === 'ascii') return guess(bytes);
  const decoder = decoderFor(otherNames[name] ?? name) ?? decoderFor(name.replace(/^x-/, ''));
  return decoder === undefined ? guess(bytes) : decoder.decode(bytes);
}

function guess(bytes: Uint8Array): string {
  try {
    return strictUtf8.decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
