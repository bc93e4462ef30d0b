import { readHeaderBlock, type Field } from '../reading/header-fields.ts';
import { defaultSimulations } from './known-products.ts';
import { levels, type SimulationLevel } from './levels.ts';
import { rulesOf, type SimulationRules } from './simulation-rules.ts';

/** Looked at before the receipt, on the thread that serves people: no more than this, whatever the mail holds. */
export const maxIntakeHeaderBytes = 64 * 1024;
export const maxIntakeHeaderLines = 500;

/**
 * What the beginning of a mail tells before its receipt. Links are looked at later, in the reading thread's evidence. Never throws:
 * a mail nothing is recognised in gets the receipt that every mail gets.
 */
export function recogniseMail(raw: Uint8Array, rules: Pick<SimulationRules, 'carriesSecret' | 'carriesMark'>): SimulationLevel {
  try {
    const head = Buffer.from(raw.buffer, raw.byteOffset, Math.min(raw.byteLength, maxIntakeHeaderBytes));
    const { fields } = readHeaderBlock(head, 0, head.length, maxIntakeHeaderBytes, maxIntakeHeaderLines);
    return rules.carriesSecret(fields) ? levels.certain : rules.carriesMark(fields) ? levels.told : levels.none;
  } catch {
    return levels.none;
  }
}

// Headers that vendors or sources document; senders are guesses of the field, and say so only where they were switched on.
const known = rulesOf({ ...defaultSimulations, products: defaultSimulations.products.map((product) => ({ ...product, senders: [] })) }, []);

/** The mark of any known product, used here or not: a flag for the analyst beside others, never a state (security 27). */
export function carriesKnownMark(fields: Field[]): boolean {
  return known.carriesMark(fields);
}
