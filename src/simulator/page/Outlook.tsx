import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Folder } from '../wire.ts';
import { ActionBar } from './ActionBar.tsx';
import { HowThisWorks, SignInQuestion } from './Dialogs.tsx';
import { FolderList } from './FolderList.tsx';
import type { Notice } from './host/calls.ts';
import { MessageList } from './MessageList.tsx';
import { ReadingPane } from './ReadingPane.tsx';
import { settings } from './settings.ts';
import { Strip } from './Strip.tsx';
import { directionOf, stringsFor } from './strings.ts';
import { TaskPane } from './TaskPane.tsx';
import { TopBar } from './TopBar.tsx';
import { useAddress } from './use-address.ts';
import { useDrop } from './use-drop.ts';
import { useMailbox } from './use-mailbox.ts';

export function Outlook() {
  const [address, change] = useAddress();
  const { lines, open, change: changeMail, refresh } = useMailbox(address.mail);
  const [folder, setFolder] = useState<Folder>('inbox');
  const [search, setSearch] = useState('');
  const [pinned, setPinned] = useState(() => localStorage.getItem('pinned') === 'yes');
  const [foldersOpen, setFoldersOpen] = useState(false);
  const [how, setHow] = useState(false);
  const [told, setTold] = useState<string | null>(null);
  const [question, setQuestion] = useState<{ answer(agreed: boolean): void } | null>(null);
  const [openedByPerson, setOpenedByPerson] = useState(false);
  const [notices, notifications] = useNotices(address.mail);
  const reportButton = useRef<HTMLButtonElement>(null);
  const strings = stringsFor(address.language);

  useEffect(() => {
    document.documentElement.lang = address.language;
    document.documentElement.dir = directionOf(address.language);
    document.documentElement.dataset['theme'] = address.theme;
  }, [address.language, address.theme]);

  useEffect(() => {
    if (told === null) return undefined;
    const timer = setTimeout(() => setTold(null), 6000);
    return () => clearTimeout(timer);
  }, [told]);

  const shown = useMemo(() => {
    const sought = search.trim().toLowerCase();
    return (lines ?? []).filter(
      (line) => line.folder === folder && (sought === '' || `${line.subject} ${line.from.name} ${line.from.address} ${line.file}`.toLowerCase().includes(sought)),
    );
  }, [lines, folder, search]);

  // Outlook closes a pane that is not pinned when another mail is opened.
  const openMail = useCallback((id: string | null) => change(pinned ? { mail: id } : { mail: id, paneOpen: false }), [change, pinned]);

  const [dragging, add] = useDrop({
    maxBytes: settings.maxDropBytes,
    onTell: setTold,
    onAdded: async (id) => {
      await refresh();
      setFolder('inbox');
      openMail(id);
    },
  });

  const pin = (next: boolean) => {
    localStorage.setItem('pinned', next ? 'yes' : 'no');
    setPinned(next);
  };
  const closePane = () => {
    change({ paneOpen: false });
    reportButton.current?.focus();
  };
  const move = (to: Folder) => {
    if (open === null) return;
    const at = shown.findIndex(({ id }) => id === open.line.id);
    changeMail(open.line.id, { folder: to });
    openMail((shown[at + 1] ?? shown[at - 1])?.id ?? null);
  };
  const askPerson = () =>
    new Promise<boolean>((resolve) => {
      setQuestion({
        answer: (agreed) => {
          setQuestion(null);
          resolve(agreed);
        },
      });
    });

  const { person, theme, online, set, language, signIn } = address;
  const client = useMemo(() => ({ person, theme, online, set, language, signIn }), [person, theme, online, set, language, signIn]);

  return (
    <div className="simulator">
      <header>
        <Strip address={address} onChange={change} onHow={() => setHow(true)} />
        <TopBar person={person} search={search} strings={strings} foldersOpen={foldersOpen} onSearch={setSearch} onFolders={() => setFoldersOpen(!foldersOpen)} />
        <ActionBar
          line={open?.line ?? null}
          paneOpen={address.paneOpen}
          iconAddress={`${settings.publicUrl}/assets/icon-32.png`}
          strings={strings}
          reportButton={reportButton}
          onMove={move}
          onMark={(isRead) => open !== null && changeMail(open.line.id, { isRead })}
          onReport={() => {
            setOpenedByPerson(true);
            change({ paneOpen: !address.paneOpen });
          }}
        />
      </header>
      <div className="workspace" data-mail={open === null ? 'none' : 'open'} data-pane={address.paneOpen ? 'open' : 'closed'} data-folders={foldersOpen ? 'open' : 'closed'}>
        <FolderList lines={lines ?? []} folder={folder} strings={strings} onChoose={(next) => { setFolder(next); setFoldersOpen(false); }} onAdd={add} />
        <section className="messages" aria-label={strings.messages}>
          <h2>{strings[folder]}</h2>
          {lines === null ? <p className="nothing">{strings.loading} …</p> : (
            <MessageList lines={shown} openId={address.mail} language={language} timeZone={person.timeZone} strings={strings} onOpen={openMail} />
          )}
        </section>
        <ReadingPane open={open} notices={notices} language={language} timeZone={person.timeZone} theme={theme} strings={strings} onBack={() => openMail(null)} />
        {address.paneOpen && (
          <TaskPane
            key={`${person.name} ${set} ${language} ${signIn}`}
            client={client}
            mail={open?.item ?? null}
            mailIsComing={address.mail !== null && (lines === null || (open !== null && open.item === null))}
            pinned={pinned}
            strings={strings}
            notifications={notifications}
            focusPane={openedByPerson}
            leaveTo={reportButton}
            onPin={pin}
            onClose={closePane}
            onTell={setTold}
            askPerson={askPerson}
          />
        )}
      </div>
      <div className="told" role="status" lang="en" dir="ltr">{told}</div>
      {dragging && <div className="drop-here" lang="en">Drop .eml files to add them to the inbox</div>}
      {how && <HowThisWorks onClose={() => setHow(false)} />}
      {question !== null && <SignInQuestion person={person} onAnswer={question.answer} />}
    </div>
  );
}

/** Notices an add-in put above the open mail; they go when another mail is opened. */
function useNotices(mail: string | null) {
  const [notices, setNotices] = useState<Notice[]>([]);
  const latest = useRef(notices);
  useEffect(() => {
    latest.current = [];
    setNotices([]);
  }, [mail]);
  const notifications = useMemo(() => {
    const keep = (next: Notice[]) => {
      latest.current = next;
      setNotices(next);
    };
    const without = (key: string) => latest.current.filter((notice) => notice.key !== key);
    return { all: () => latest.current, put: (notice: Notice) => keep([...without(notice.key), notice]), remove: (key: string) => keep(without(key)) };
  }, []);
  return [notices, notifications] as const;
}
