import { Archive20Regular } from '@fluentui/react-icons/headless/svg/archive';
import { Delete20Regular } from '@fluentui/react-icons/headless/svg/delete';
import { FolderProhibited20Regular } from '@fluentui/react-icons/headless/svg/folder-prohibited';
import { MailAdd20Regular } from '@fluentui/react-icons/headless/svg/mail-add';
import { MailInbox20Regular } from '@fluentui/react-icons/headless/svg/mail-inbox';
import type { ChangeEvent, ReactNode } from 'react';
import type { Folder, MailLine } from '../wire.ts';
import type { Strings } from './strings.ts';

interface Props {
  lines: MailLine[];
  folder: Folder;
  strings: Strings;
  onChoose(folder: Folder): void;
  onAdd(files: File[]): void;
}

const folders: { folder: Folder; icon: ReactNode }[] = [
  { folder: 'inbox', icon: <MailInbox20Regular /> },
  { folder: 'junk', icon: <FolderProhibited20Regular /> },
  { folder: 'archive', icon: <Archive20Regular /> },
  { folder: 'deleted', icon: <Delete20Regular /> },
];

export function FolderList({ lines, folder: chosen, strings, onChoose, onAdd }: Props) {
  const add = (event: ChangeEvent<HTMLInputElement>) => {
    onAdd([...(event.target.files ?? [])]);
    event.target.value = '';
  };
  return (
    <nav className="folders" aria-label={strings.folders}>
      <ul>
        {folders.map(({ folder, icon }) => {
          const unread = lines.filter((line) => line.folder === folder && !line.isRead).length;
          return (
            <li key={folder}>
              <button type="button" aria-current={folder === chosen ? 'page' : undefined} onClick={() => onChoose(folder)}>
                {icon}
                <span>{strings[folder]}</span>
                {unread > 0 && <b>{unread}</b>}
              </button>
            </li>
          );
        })}
      </ul>
      <label className="add-mail">
        <MailAdd20Regular />
        <span>Add an .eml file, or drop it anywhere here</span>
        <input type="file" accept=".eml,message/rfc822" multiple onChange={add} />
      </label>
    </nav>
  );
}
