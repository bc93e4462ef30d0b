import type { ReportDetail } from '../../../contract/desk.ts';
import type { Source } from '../use-source.ts';
import { Checks } from './Checks.tsx';
import { Findings } from './Findings.tsx';
import { MailViews } from './MailViews.tsx';
import { Senders } from './Senders.tsx';

/** The mail: what stands out, who says they sent it, what servers checked, and the mail itself in three views. */
export function MailTab({ report, source }: { report: ReportDetail; source: Source }) {
  const { mail } = report;
  return (
    <>
      {mail.reading !== 'pending' && <Findings mail={mail} />}
      <Senders mail={mail} />
      {mail.reading !== 'pending' && <Checks results={mail.authentication} />}
      <MailViews report={report} source={source} />
    </>
  );
}
