import type { Link, Reading } from '../../contract/desk.ts';
import { CopyButton } from '../text/CopyButton.tsx';
import { VisibleText } from '../text/VisibleText.tsx';
import { readingSentences } from './evidence-words.ts';
import { defang, defangHost } from './defang.ts';
import { FlagMarks } from './FlagMarks.tsx';
import { reportWords } from './report-words.ts';

/** Every address in the mail, as text that leads nowhere. */
export function LinksTab({ links, reading }: { links: readonly Link[]; reading: Reading }) {
  if (links.length === 0) return <p className="empty">{reading === 'pending' ? readingSentences.pending : reportWords.noLinks}</p>;
  return (
    <>
      <p className="view-line">{reportWords.linksLine}</p>
      <ol className="cards">
        {links.map((link, i) => <li key={i}><LinkCard link={link} /></li>)}
      </ol>
    </>
  );
}

function LinkCard({ link: { url, host, domain, label, place, flags } }: { link: Link }) {
  const dead = defang(url);
  return (
    <>
      <p className="card-head">
        <strong>{host === null ? reportWords.noHost : <Host host={host} domain={domain} />}</strong>
        {place !== undefined && <span className="quiet">{reportWords.place[place]}</span>}
        <CopyButton text={dead} what={reportWords.address(namedHost(host))} />
      </p>
      <p className="mono"><VisibleText text={dead} /></p>
      {label !== null && <p><span className="quiet">{reportWords.label}:</span> <VisibleText text={defangLabel(label)} /></p>}
      <FlagMarks flags={flags} />
    </>
  );
}

/** The part that somebody registered stands out from what its owner may write before it. */
function Host({ host, domain }: { host: string; domain: string | null }) {
  const own = domain !== null && host.endsWith(domain) ? domain : host;
  return (
    <bdi className="mono host"><span className="subdomain">{defangHost(host.slice(0, host.length - own.length))}</span>{defangHost(own)}</bdi>
  );
}

/** What a mail shows as a link may be an address itself; it must not lead anywhere when copied either. */
const defangLabel = (label: string): string => (/^\s*[a-z][a-z0-9+.-]*:\/\//i.test(label) ? defang(label) : label);

const namedHost = (host: string | null): string => (host === null ? reportWords.noHost : defangHost(host));
