import { Dismiss20Regular } from '@fluentui/react-icons/headless/svg/dismiss';
import { Pin20Filled, Pin20Regular } from '@fluentui/react-icons/headless/svg/pin';
import { useEffect, useRef, useState, type RefObject } from 'react';
import type { MailItem } from '../wire.ts';
import { exchange, mails } from './ask.ts';
import type { HostServices, NotificationBar } from './host/calls.ts';
import type { Client } from './host/client.ts';
import { frameName, newConversation } from './host/context.ts';
import { createOfficeHost, type OfficeHost } from './host/office-host.ts';
import { settings } from './settings.ts';
import type { Strings } from './strings.ts';

/** A pane that has not asked for its item by then gets a word to the person, milliseconds. */
const patienceMs = 15_000;

interface Props {
  client: Client;
  mail: MailItem | null;
  /** A mail is open but not yet read. */
  mailIsComing: boolean;
  pinned: boolean;
  strings: Strings;
  notifications: NotificationBar;
  /** Focus goes into the pane when a person opened it, and stays where it was on a reload. */
  focusPane: boolean;
  leaveTo: RefObject<HTMLElement | null>;
  onPin(pinned: boolean): void;
  onClose(): void;
  onTell(what: string): void;
  askPerson(): Promise<boolean>;
}

/** The add-in's pane as Outlook frames it. One instance is one conversation with office.js: the caller keys it. */
export function TaskPane(props: Props) {
  const { client, mail, mailIsComing, pinned, strings, leaveTo } = props;
  const frame = useRef<HTMLIFrameElement>(null);
  const closeButton = useRef<HTMLButtonElement>(null);
  const host = useRef<OfficeHost | null>(null);
  // The host lives longer than a rendering: it reads what is current from here.
  const current = useRef(props);
  current.current = props;
  const [conversation] = useState(newConversation);
  const [name] = useState(() => frameName(client, conversation));
  const [state, setState] = useState<'loading' | 'ready' | 'silent'>('loading');
  const [reachable] = useState(client.online);

  useEffect(() => {
    if (!reachable) return undefined;
    trustThisHost();
    const timer = setTimeout(() => setState((before) => (before === 'loading' ? 'silent' : before)), patienceMs);
    host.current = createOfficeHost({
      frame: frame.current!,
      paneOrigin: new URL(settings.paneUrl).origin,
      conversation,
      services: services(current),
      firstMail: () => firstMail(current),
      roamingSettings: () => exchange.settings(current.current.client.person.name),
      tokens: { client: () => current.current.client, tokens: (person) => exchange.tokens(person), askPerson: () => current.current.askPerson() },
      ready: () => {
        setState('ready');
        if (current.current.focusPane) frame.current?.focus();
      },
      leave: (direction) => {
        const start = document.querySelector<HTMLElement>('.strip select');
        ({ forward: start, back: closeButton.current, out: leaveTo.current })[direction]?.focus();
      },
    });
    // Only now: office.js must not ask before somebody listens.
    frame.current!.src = settings.paneUrl;
    return () => {
      clearTimeout(timer);
      host.current?.end();
    };
  }, [conversation, reachable, leaveTo]);

  const told = useRef(mail);
  useEffect(() => {
    if (mailIsComing || told.current === mail) return;
    told.current = mail;
    host.current?.itemChanged(mail);
  }, [mail, mailIsComing]);
  useEffect(() => host.current?.clientChanged(), [client]);

  return (
    <aside className="pane" aria-label="Heads-Up">
      <header>
        <h2>Heads-Up</h2>
        <button type="button" aria-pressed={pinned} title={pinned ? strings.unpin : strings.pin} aria-label={strings.pin} onClick={() => props.onPin(!pinned)}>
          {pinned ? <Pin20Filled /> : <Pin20Regular />}
        </button>
        <button type="button" ref={closeButton} title={strings.close} aria-label={strings.close} onClick={props.onClose}>
          <Dismiss20Regular />
        </button>
      </header>
      {reachable ? (
        <div className="pane-content" data-state={state}>
          {state === 'loading' && <p className="pane-note" role="status">{strings.loading} …</p>}
          {state === 'silent' && <p className="pane-note" role="status">The add-in at {settings.paneUrl} does not answer. Close the pane and open it again.</p>}
          <iframe ref={frame} name={name} title="Heads-Up" />
        </div>
      ) : (
        <p className="pane-note" role="status">Without network Outlook cannot load an add-in. Switch the network on and open the pane again.</p>
      )}
    </aside>
  );
}

/**
 * office.js asks a person once before it talks to a host that is no Microsoft address, and keeps the answer on the
 * origin it is served from, which is ours. The demo gives that answer itself: both ends are its own.
 */
function trustThisHost(): void {
  localStorage.setItem(`OfficeJSTrustKeyV2_${location.protocol === 'http:' ? 'http_' : 'https_'}${location.hostname}`, '{"Result":1}');
}

async function firstMail(current: RefObject<Props>): Promise<MailItem | null> {
  while (current.current.mailIsComing) await new Promise((resolve) => setTimeout(resolve, 10));
  return current.current.mail;
}

function services(current: RefObject<Props>): HostServices {
  const person = () => current.current.client.person.name;
  return {
    client: () => current.current.client,
    original: ({ id }) => mails.original(id),
    attachment: ({ id }, index) => mails.attachment(id, index),
    roamingSettings: { save: async (kept) => void (await exchange.keepSettings(person(), kept)) },
    customProperties: {
      load: ({ id }) => exchange.properties(person(), id),
      save: async ({ id }, properties) => void (await exchange.keepProperties(person(), id, properties)),
    },
    tell: (what) => current.current.onTell(what),
    notifications: {
      all: () => current.current.notifications.all(),
      put: (notice) => current.current.notifications.put(notice),
      remove: (key) => current.current.notifications.remove(key),
    },
    closePane: () => current.current.onClose(),
  };
}
