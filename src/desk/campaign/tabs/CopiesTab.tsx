import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { CampaignDetail } from '../../../contract/campaign.ts';
import { goTo } from '../../navigation/use-place.ts';
import { defangHost } from '../../report/defang.ts';
import { VisibleText } from '../../text/VisibleText.tsx';
import { When } from '../../text/When.tsx';
import { words } from '../../words.ts';
import { copiesWords } from './tab-words.ts';

type Variant = CampaignDetail['variants'][number];

/** The differing copies side by side; what the first has not is marked. Choosing one shows its evidence. */
export function CopiesTab({ variants, shown }: { variants: readonly Variant[]; shown: string }) {
  const [first] = variants;
  if (first === undefined) return null;
  return (
    <>
      <p className="view-line">{copiesWords.line}</p>
      <ol className="cards">{variants.map((variant) => <li key={variant.report}><CopyCard variant={variant} first={first} shown={shown === variant.report} /></li>)}</ol>
    </>
  );
}

function CopyCard({ variant, first, shown }: { variant: Variant; first: Variant; shown: boolean }) {
  const { report, number, reports, firstReportedAt, subject, from, hosts, attachments } = variant;
  return (
    <>
      <p className="card-head">
        <strong>{copiesWords.copyOf(number)}</strong>
        <span>{copiesWords.reports(reports)}</span>
        <span className="quiet">{copiesWords.since} <When at={firstReportedAt} /></span>
        <Button size="small" appearance={shown ? 'primary' : 'secondary'} aria-pressed={shown} onClick={() => { goTo({ copy: report }, 'replace'); }}>{shown ? copiesWords.shown : copiesWords.show}</Button>
      </p>
      <dl className="facts copy-facts">
        <dt>{copiesWords.subject}</dt>
        <dd><Differing is={subject !== first.subject}><VisibleText text={subject === '' ? words.noSubject : subject} /></Differing></dd>
        <dt>{copiesWords.sender}</dt>
        <dd><Differing is={from?.address !== first.from?.address || from?.name !== first.from?.name}>{from === null ? words.noSender : <><VisibleText text={from.name} /> <span className="address"><VisibleText text={from.address} /></span></>}</Differing></dd>
        <dt>{copiesWords.hosts}</dt>
        <dd><Listed items={hosts.map((host) => ({ key: host, text: defangHost(host) }))} before={first.hosts.map((host) => ({ key: host, text: defangHost(host) }))} /></dd>
        <dt>{copiesWords.files}</dt>
        <dd><Listed items={attachments.map(fileItem)} before={first.attachments.map(fileItem)} /></dd>
      </dl>
    </>
  );
}

interface Item { key: string; text: string }

const fileItem = ({ name, sha256 }: Variant['attachments'][number]): Item => ({ key: `${name} ${sha256}`, text: `${name} (${sha256.slice(0, 12)}…)` });

/** What is listed here, marked where the first has it not, and what the first has and this has not. */
function Listed({ items, before }: { items: readonly Item[]; before: readonly Item[] }) {
  const has = (list: readonly Item[], { key }: Item) => list.some((other) => other.key === key);
  const missing = before.filter((one) => !has(items, one));
  if (items.length === 0 && missing.length === 0) return <span className="quiet">{copiesWords.none}</span>;
  return (
    <ul>
      {items.map((one) => <li key={one.key}><Differing is={!has(before, one)}><span className="mono"><VisibleText text={one.text} /></span></Differing></li>)}
      {missing.map((one) => <li key={one.key}><Differing is><span>{copiesWords.without} <span className="mono"><VisibleText text={one.text} /></span></span></Differing></li>)}
    </ul>
  );
}

function Differing({ is, children }: { is: boolean; children: ReactNode }) {
  return is ? <mark className="differing">{children} <span className="differing-word">{copiesWords.differs}</span></mark> : children;
}
