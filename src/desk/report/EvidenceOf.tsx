import './report.css';
import type { ReportDetail } from '../../contract/desk.ts';
import type { EvidenceKind } from './evidence-kinds.ts';
import { FilesTab } from './FilesTab.tsx';
import { HeadersTab } from './HeadersTab.tsx';
import { LinksTab } from './LinksTab.tsx';
import { Checks } from './mail/Checks.tsx';
import { MailTab } from './mail/MailTab.tsx';
import { Senders } from './mail/Senders.tsx';
import { RouteTab } from './RouteTab.tsx';
import { SourceTab } from './SourceTab.tsx';
import { useSource } from './use-source.ts';

/** One view of one copy of the mail. The source that was loaded stays while views change. */
export function EvidenceOf({ report, kind }: { report: ReportDetail; kind: EvidenceKind }) {
  const source = useSource(report.id);
  const { mail } = report;
  switch (kind) {
    case 'mail': return <MailTab report={report} source={source} />;
    case 'links': return <LinksTab links={mail.links} reading={mail.reading} />;
    case 'files': return <FilesTab files={mail.attachments} reading={mail.reading} />;
    case 'route': return (
      <>
        <RouteTab hops={mail.received} reading={mail.reading} />
        {mail.reading !== 'pending' && <Checks results={mail.authentication} />}
        <Senders mail={mail} />
      </>
    );
    case 'headers': return <HeadersTab source={source} />;
    case 'source': return <SourceTab source={source} />;
  }
}
