import { ArrowLeft20Regular } from '@fluentui/react-icons/headless/svg/arrow-left';
import { useEffect, useState } from 'react';
import { sinkModes, type SinkDetails, type SinkMessage, type SinkMode } from '../wire.ts';
import { sink } from './ask.ts';
import { longTime, shortTime, size } from './dates.ts';

const pollMs = 2000;
const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const modeNames: Record<SinkMode, string> = {
  ok: 'takes mails',
  refuse: 'refuses for good (550)',
  later: 'asks for later (451)',
  hang: 'never answers',
  'drop-after-dot': 'takes the mail, hangs up before saying so',
};

/** What arrived in the SMTP sink: the security team's mailbox of the demo. Mails are text here, nothing else. */
export function SinkPage() {
  const [messages, setMessages] = useState<SinkMessage[] | null>(null);
  const [mode, setMode] = useState<SinkMode>('ok');
  const [openId, setOpenId] = useState(() => new URLSearchParams(location.search).get('mail'));

  useEffect(() => {
    document.title = 'Security mailbox · Heads-Up demo';
    document.documentElement.dataset['theme'] = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
    let alive = true;
    const look = async () => {
      try {
        const [found, behaviour] = await Promise.all([sink.list(), sink.mode()]);
        if (!alive) return;
        setMessages(found);
        setMode(behaviour);
      } catch {
        // The demo was stopped: keep what is shown and look again.
      }
    };
    void look();
    const timer = setInterval(() => void look(), pollMs);
    return () => {
      alive = false;
      clearInterval(timer);
    };
  }, []);

  const choose = (id: string | null) => {
    history.replaceState(null, '', id === null ? '/sink' : `?mail=${id}`);
    setOpenId(id);
  };
  const open = messages?.find(({ id }) => id === openId) ?? null;
  return (
    <div className="sink">
      <header className="strip">
        <p><strong>Security mailbox</strong> of the demo: what the SMTP sink received</p>
        <div className="switches">
          <label className="choice">
            <span>The mail server</span>
            <select value={mode} onChange={(event) => { const next = event.target.value as SinkMode; setMode(next); void sink.behave(next); }}>
              {sinkModes.map((name) => <option key={name} value={name}>{modeNames[name]}</option>)}
            </select>
          </label>
        </div>
        <nav aria-label="Places of the demo"><a href="/">Outlook simulator</a></nav>
      </header>
      <main className="sink-content" data-mail={open === null ? 'none' : 'open'}>
        <section className="messages" aria-label="Arrived mails">
          <h1>{messages === null ? 'Looking …' : messages.length === 0 ? 'Nothing has arrived yet' : `${messages.length} arrived`}</h1>
          <ul className="sink-list">
            {(messages ?? []).map((message) => (
              <li key={message.id}>
                <button type="button" aria-current={message.id === openId ? 'true' : undefined} onClick={() => choose(message.id)}>
                  <span className="row-subject" dir="auto">{message.subject || '—'}</span>
                  <time className="row-time" dateTime={message.receivedAt}>{shortTime(message.receivedAt, 'en-GB', timeZone)}</time>
                  <span className="row-preview">to {message.to.join(', ')}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
        <section className="reading sink-mail" aria-label="The chosen mail">
          <button type="button" className="back" onClick={() => choose(null)}>
            <ArrowLeft20Regular /> Back to the list
          </button>
          {open === null ? <p>Choose a mail to see what it is made of.</p> : <SinkMail key={open.id} message={open} />}
        </section>
      </main>
    </div>
  );
}

function SinkMail({ message }: { message: SinkMessage }) {
  const [details, setDetails] = useState<SinkDetails | null>(null);
  useEffect(() => {
    sink.details(message.id).then(setDetails, () => undefined);
  }, [message.id]);
  return (
    <>
      <h2 dir="auto">{message.subject || '—'}</h2>
      <p>
        From {message.from} to {message.to.join(', ')}, {longTime(message.receivedAt, 'en-GB', timeZone)}. <a href={sink.rawAddress(message.id)}>Raw mail</a>
      </p>
      {details !== null && (
        <>
          <h3>Attachments</h3>
          {details.attachments.length === 0 ? <p>None.</p> : (
            <ul className="facts">
              {details.attachments.map((part, index) => (
                <li key={index}>
                  <b dir="auto">{part.name}</b> {part.type}, {size(part.bytes, 'en-GB')} ({part.bytes.toLocaleString('en-GB')} bytes)
                  <code>SHA-256 {part.sha256}</code>
                </li>
              ))}
            </ul>
          )}
          <h3>Text</h3>
          <pre tabIndex={0} aria-label="Text" dir="auto">{details.text}</pre>
          <h3>Headers</h3>
          <pre tabIndex={0} aria-label="Headers">{details.headers}</pre>
        </>
      )}
    </>
  );
}
