const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });

/** Codes that have a name and are no country of their own: unions, parts that have no code in ISO 3166-1, test codes. */
const noCountries = new Set(['AC', 'CP', 'CQ', 'DG', 'EA', 'EU', 'EZ', 'IC', 'QO', 'TA', 'UN', 'XA', 'XB', 'ZZ']);

/** A code as it is written now: UK is GB, and what has ended leads to what came after it. */
function currentCode(code: string): string | undefined {
  try {
    return new Intl.Locale(`und-${code}`).region;
  } catch {
    return undefined;
  }
}

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/** Every country with its English name, by name. */
export const countries: readonly { code: string; name: string }[] = letters
  .flatMap((first) => letters.map((second) => `${first}${second}`))
  .filter((code) => !noCountries.has(code) && currentCode(code) === code)
  .flatMap((code) => {
    const name = names.of(code);
    return name === undefined ? [] : [{ code, name }];
  })
  .sort((a, b) => a.name.localeCompare(b.name, 'en'));

const nameOf = new Map(countries.map(({ code, name }) => [code, name]));

export const countryName = (code: string): string => nameOf.get(code) ?? code;

const folded = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[^\p{L}\p{N}]+/gu, ' ').trim().toLowerCase();

/** The country that somebody means by a name or a code of two letters; null where it is none. */
export function countryOf(typed: string): string | null {
  const wanted = folded(typed);
  const named = countries.find(({ name }) => folded(name) === wanted);
  if (named !== undefined) return named.code;
  const code = /^[a-z]{2}$/.test(wanted) ? currentCode(wanted.toUpperCase()) : undefined;
  return code !== undefined && nameOf.has(code) ? code : null;
}
