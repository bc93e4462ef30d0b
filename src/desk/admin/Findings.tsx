import { Button } from '@fluentui/react-components';
import type { Finding } from '../../contract/desk-words.ts';
import { adminWords as words } from './admin-words.ts';

/** What the words check has to say of a text, with a better phrase to take. */
export function Findings({ findings, language, onTake }: { findings: readonly Finding[]; language: string; onTake: (instead: string) => void }) {
  return findings.map(({ rule, where, why, instead }) => (
    <p key={`${rule} ${String(where.from)}`}><strong>{rule}</strong>: <mark lang={language}>{where.text}</mark> {why} {words.better}: <q lang={language}>{instead}</q> <Button size="small" type="button" onClick={() => { onTake(instead); }}>{words.take}</Button></p>
  ));
}
