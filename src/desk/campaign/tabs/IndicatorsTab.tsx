import { Button, Spinner } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { indicatorsSchema } from '../../../contract/indicators.ts';
import type { Indicators } from '../../../contract/indicators.ts';
import { addresses } from '../../api/addresses.ts';
import { read } from '../../api/call.ts';
import type { Trouble } from '../../api/call.ts';
import { announce } from '../../frame/announce.ts';
import { TroubleLine } from '../../frame/TroubleLine.tsx';
import { defang, defangHost } from '../../report/defang.ts';
import { VisibleText } from '../../text/VisibleText.tsx';
import { words } from '../../words.ts';
import { indicatorWords } from './tab-words.ts';

/** One line of a list: as it leads nowhere, and as it is. */
interface Line { dead: string; raw: string }

function groupsOf({ hosts, urls, addresses: mails, attachments, subjects, messageIds }: Indicators): [string, Line[]][] {
  const as = (list: readonly string[], dead: (text: string) => string): Line[] => list.map((raw) => ({ raw, dead: dead(raw) }));
  const { titles } = indicatorWords;
  return [
    [titles.hosts, as(hosts, defangHost)],
    [titles.urls, as(urls, defang)],
    [titles.addresses, as(mails, defangHost)],
    [titles.attachments, attachments.map(({ name, sha256 }) => ({ raw: `${sha256}  ${name}`, dead: `${sha256}  ${name}` }))],
    [titles.subjects, as(subjects, (text) => text)],
    [titles.messageIds, as(messageIds, defangHost)],
  ];
}

/** What names the attacker, to take along: defanged, or as it is for tools that want it so. */
export function IndicatorsTab({ id, reports }: { id: string; reports: number }) {
  const [indicators, setIndicators] = useState<Indicators | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  useEffect(() => {
    const end = new AbortController();
    void read(addresses.indicators(id), indicatorsSchema, end.signal).then((answer) => {
      if (end.signal.aborted) return;
      setTrouble(answer.ok ? null : answer.trouble);
      if (answer.ok) setIndicators(answer.value);
    });
    return () => { end.abort(); };
    // A later report may bring more.
  }, [id, reports]);

  if (indicators === null) return trouble === null ? <div className="view-wait"><Spinner size="tiny" label={indicatorWords.loading} /></div> : <TroubleLine trouble={trouble} />;
  const groups = groupsOf(indicators);
  return (
    <>
      <p className="view-line">{indicatorWords.line}</p>
      <p className="card-head"><strong>{indicatorWords.all}</strong><Copies title={indicatorWords.all} lines={groups.flatMap(([, lines]) => lines)} /></p>
      {groups.map(([title, lines]) => (
        <section key={title} className="part" aria-label={title}>
          <p className="card-head"><strong>{title}</strong><span className="count">{lines.length.toLocaleString('en')}</span>{lines.length > 0 && <Copies title={title} lines={lines} />}</p>
          {lines.length === 0 ? <p className="quiet">{indicatorWords.none}</p> : <ul className="mono">{lines.map(({ dead }, i) => <li key={i}><VisibleText text={dead} /></li>)}</ul>}
        </section>
      ))}
    </>
  );
}

function Copies({ title, lines }: { title: string; lines: readonly Line[] }) {
  const copy = async (text: string, what: string) => {
    const done = await navigator.clipboard.writeText(text).then(() => true, () => false);
    announce(done ? words.copied(what) : words.notCopied);
  };
  const [dead, raw] = [indicatorWords.what(title), indicatorWords.whatRaw(title)];
  return (
    <>
      <Button size="small" aria-label={`${indicatorWords.copyDefanged}: ${title}`} onClick={() => void copy(lines.map((line) => line.dead).join('\n'), dead)}>{indicatorWords.copyDefanged}</Button>
      <Button size="small" appearance="subtle" aria-label={`${indicatorWords.copyRaw}: ${title}`} onClick={() => void copy(lines.map((line) => line.raw).join('\n'), raw)}>{indicatorWords.copyRaw}</Button>
    </>
  );
}
