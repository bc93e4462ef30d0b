import { Button } from '@fluentui/react-components';
import { useLayoutEffect, useRef, useState } from 'react';
import type { FirstWords } from '../../words/pack.ts';
import type { MailSummary } from '../outlook/mailbox.ts';
import { mailLines } from './mail-lines.ts';
import { VisibleText } from './VisibleText.tsx';

/** Subject and sender of the open mail; the address is always there, never behind a name. */
export function MailCard({ mail, words }: { mail: MailSummary; words: FirstWords }) {
  const subject = useRef<HTMLHeadingElement>(null);
  const [long, setLong] = useState(false);
  const [whole, setWhole] = useState(false);
  const { subject: title, name, address } = mailLines(mail, words);

  useLayoutEffect(() => {
    const heading = subject.current;
    // Measured once, before the first paint: later the width of the pane does not change.
    if (heading) setLong(heading.scrollHeight > heading.clientHeight + 1);
  }, []);

  const text = (value: string) => <VisibleText text={value} markTitle={words['mail.hiddenSign']} />;
  return (
    <section className="mail">
      <h1 className={whole ? 'subject whole' : 'subject'} ref={subject}>{text(title)}</h1>
      {long && (
        <Button appearance="transparent" className="quiet" aria-expanded={whole} onClick={() => setWhole(!whole)}>
          {words[whole ? 'mail.showLess' : 'mail.showAll']}
        </Button>
      )}
      <p className="sender">{text(name)}</p>
      <p className="address">{text(address)}</p>
    </section>
  );
}
