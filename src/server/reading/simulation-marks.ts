import type { Field } from './header-fields.ts';

/** Header fields that phishing simulations put into their mails, as their vendors and sources document. */
const markFields = new Set([
  'x-phishtest', 'x-phish-crid', 'x-fortiphish-recipient-uuid', 'x-threatsim-id', 'x-threatsim-header', 'x-phishme', 'x-phishmetracking',
  'x-cofense', 'x-phishingtackle', 'x-ephishiency', 'x-gophish-contact',
]);

/** A hint only: attackers can write these too, so it never closes or hides a report (security 27). */
export function carriesSimulationMark(fields: Field[]): boolean {
  return fields.some(({ name, value }) => markFields.has(name) || (name === 'x-mailer' && /^\s*(?:gophish|wombat)/i.test(value)));
}
