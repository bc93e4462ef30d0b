import { noChoices, type Choices } from '../audience/resolve-audience.ts';
import type { Clock } from '../clock.ts';
import type { Database } from '../db/database.ts';
import type { Person } from '../identity/verify-token.ts';

/** What people have chosen for themselves. Remembered for a moment, because every report asks. */
export type ChoiceStore = {
  of: (person: Pick<Person, 'tenantId' | 'personId'>) => Promise<Choices>;
  change: (person: Pick<Person, 'tenantId' | 'personId'>, change: Partial<Choices>) => Promise<Choices>;
};

const rememberMs = 30_000;
const maxRemembered = 20_000;

export function choiceStore(db: Database, clock: Clock): ChoiceStore {
  const remembered = new Map<string, { choices: Choices; until: number }>();
  const keyOf = ({ tenantId, personId }: Pick<Person, 'tenantId' | 'personId'>) => `${tenantId} ${personId}`;
  const remember = (key: string, choices: Choices) => {
    if (remembered.size >= maxRemembered) remembered.clear();
    remembered.set(key, { choices, until: clock() + rememberMs });
    return choices;
  };
  const of: ChoiceStore['of'] = async (person) => {
    const known = remembered.get(keyOf(person));
    if (known !== undefined && known.until > clock()) return known.choices;
    const row = await db.selectFrom('people').select(['region', 'language', 'tips']).where('tenant_id', '=', person.tenantId).where('person_id', '=', person.personId).executeTakeFirst();
    return remember(keyOf(person), row === undefined ? noChoices : { region: row.region, language: row.language, tips: row.tips === 1 });
  };
  return {
    of,
    async change(person, change) {
      remembered.delete(keyOf(person));
      const next = { ...(await of(person)), ...change };
      const row = { region: next.region, language: next.language, tips: next.tips ? 1 : 0 };
      await db.insertInto('people').values({ tenant_id: person.tenantId, person_id: person.personId, ...row })
        .onConflict((conflict) => conflict.columns(['tenant_id', 'person_id']).doUpdateSet(row)).execute();
      return remember(keyOf(person), next);
    },
  };
}
