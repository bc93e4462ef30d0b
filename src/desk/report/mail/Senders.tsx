import type { ReactNode } from 'react';
import type { Address, Evidence } from '../../../contract/desk.ts';
import { VisibleText } from '../../text/VisibleText.tsx';
import { When } from '../../text/When.tsx';
import { reportWords } from '../report-words.ts';
import { isOtherDomain } from './other-domain.ts';

/** From, Sender, Reply-To and Return-Path side by side: a difference between them is often the trick. */
export function Senders({ mail }: { mail: Evidence }) {
  const other = (address: string | undefined) => isOtherDomain(mail.from?.address, address);
  return (
    <section className="part" aria-labelledby="senders">
      <h3 id="senders">{reportWords.people}</h3>
      <dl className="facts">
        <Row name={reportWords.from}>{mail.from === null ? reportWords.none : <Named {...mail.from} />}</Row>
        {mail.sender !== null && <Row name={reportWords.sender}><Named {...mail.sender} /><Note show={other(mail.sender.address)} /></Row>}
        <Row name={reportWords.replyTo}>
          {mail.replyTo.length === 0 ? <span className="quiet">{reportWords.sameAsFrom}</span> : (
            <ul>{mail.replyTo.map((one, i) => <li key={i}><Named {...one} /><Note show={other(one.address)} /></li>)}</ul>
          )}
        </Row>
        <Row name={reportWords.returnPath}>
          {mail.returnPath === null || mail.returnPath === '' ? <span className="quiet">{reportWords.none}</span> : <><VisibleText text={mail.returnPath} /><Note show={other(mail.returnPath)} /></>}
        </Row>
        {mail.to.length > 0 && <Row name={reportWords.to}><ul>{mail.to.map((one, i) => <li key={i}><Named {...one} /></li>)}</ul></Row>}
        {mail.date !== null && <Row name={reportWords.date}>{Number.isNaN(Date.parse(mail.date)) ? <VisibleText text={mail.date} /> : <When at={mail.date} />}</Row>}
        {mail.messageId !== null && <Row name={reportWords.messageId}><VisibleText text={mail.messageId} /></Row>}
      </dl>
    </section>
  );
}

function Row({ name, children }: { name: string; children: ReactNode }) {
  return <div><dt>{name}</dt><dd>{children}</dd></div>;
}

/** The address always; a display name never stands for it. */
function Named({ name, address }: Address) {
  return <>{name !== '' && name !== address && <><VisibleText text={name} /> </>}<span className="address"><VisibleText text={address} /></span></>;
}

function Note({ show }: { show: boolean }) {
  return show ? <span className="note"> {reportWords.otherDomain}</span> : null;
}
