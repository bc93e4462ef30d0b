import { Archive20Regular } from '@fluentui/react-icons/headless/svg/archive';
import { ArrowForward20Regular } from '@fluentui/react-icons/headless/svg/arrow-forward';
import { ArrowReply20Regular } from '@fluentui/react-icons/headless/svg/arrow-reply';
import { Delete20Regular } from '@fluentui/react-icons/headless/svg/delete';
import { FolderProhibited20Regular } from '@fluentui/react-icons/headless/svg/folder-prohibited';
import { HandRight20Regular } from '@fluentui/react-icons/headless/svg/hand-right';
import { MailInbox20Regular } from '@fluentui/react-icons/headless/svg/mail-inbox';
import { MailRead20Regular } from '@fluentui/react-icons/headless/svg/mail-read';
import { MailUnread20Regular } from '@fluentui/react-icons/headless/svg/mail-unread';
import { useState, type ReactNode, type Ref } from 'react';
import type { Folder, MailLine } from '../wire.ts';
import type { Strings } from './strings.ts';

interface Props {
  line: MailLine | null;
  paneOpen: boolean;
  iconAddress: string;
  strings: Strings;
  reportButton: Ref<HTMLButtonElement>;
  onMove(folder: Folder): void;
  onMark(isRead: boolean): void;
  onReport(): void;
}

const elsewhere = 'Not part of the simulator';

/** Outlook's simplified ribbon, with the add-in's button where Outlook puts it. */
export function ActionBar({ line, paneOpen, iconAddress, strings, reportButton, onMove, onMark, onReport }: Props) {
  const none = line === null;
  const inInbox = line?.folder === 'inbox';
  return (
    <div className="ribbon" role="toolbar" aria-label="Outlook">
      <Action icon={<ArrowReply20Regular />} label={strings.reply} disabled title={elsewhere} />
      <Action icon={<ArrowForward20Regular />} label={strings.forward} disabled title={elsewhere} />
      <hr aria-hidden="true" />
      <Action icon={<Delete20Regular />} label={strings.remove} disabled={none || line.folder === 'deleted'} onClick={() => onMove('deleted')} />
      <Action icon={<Archive20Regular />} label={strings.store} disabled={none || line.folder === 'archive'} onClick={() => onMove('archive')} />
      {none || inInbox ? (
        <Action icon={<FolderProhibited20Regular />} label={strings.toJunk} disabled={none} onClick={() => onMove('junk')} />
      ) : (
        <Action icon={<MailInbox20Regular />} label={strings.toInbox} onClick={() => onMove('inbox')} />
      )}
      {line?.isRead === false ? (
        <Action icon={<MailRead20Regular />} label={strings.markRead} onClick={() => onMark(true)} />
      ) : (
        <Action icon={<MailUnread20Regular />} label={strings.markUnread} disabled={none} onClick={() => onMark(false)} />
      )}
      <hr aria-hidden="true" />
      <button ref={reportButton} type="button" className="action report" aria-expanded={paneOpen} disabled={none && !paneOpen} onClick={onReport}>
        <AddInIcon address={iconAddress} />
        <span>{strings.report}</span>
      </button>
    </div>
  );
}

function Action({ icon, label, disabled, title, onClick }: { icon: ReactNode; label: string; disabled?: boolean; title?: string; onClick?: () => void }) {
  return (
    <button type="button" className="action" disabled={disabled} title={title ?? label} onClick={onClick}>
      {icon}
      <span>{label}</span>
    </button>
  );
}

/** The icon from the add-in's own address, as the manifest names it; a hand where that cannot be reached. */
function AddInIcon({ address }: { address: string }) {
  const [reachable, setReachable] = useState(true);
  return reachable ? <img src={address} alt="" width={20} height={20} onError={() => setReachable(false)} /> : <HandRight20Regular />;
}
