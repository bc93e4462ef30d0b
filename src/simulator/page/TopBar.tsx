import { GridDots24Regular } from '@fluentui/react-icons/headless/svg/grid-dots';
import { Navigation20Regular } from '@fluentui/react-icons/headless/svg/navigation';
import { Search20Regular } from '@fluentui/react-icons/headless/svg/search';
import type { Colleague } from '../wire.ts';
import type { Strings } from './strings.ts';

interface Props {
  person: Colleague;
  search: string;
  strings: Strings;
  foldersOpen: boolean;
  onSearch(text: string): void;
  onFolders(): void;
}

export function TopBar({ person, search, strings, foldersOpen, onSearch, onFolders }: Props) {
  return (
    <div className="top-bar">
      <button type="button" className="folders-switch" aria-label={strings.folders} aria-expanded={foldersOpen} onClick={onFolders}>
        <Navigation20Regular />
      </button>
      <GridDots24Regular className="waffle" />
      <span className="product">Outlook</span>
      <label className="search">
        <Search20Regular />
        <input type="search" aria-label={strings.search} placeholder={strings.search} value={search} onChange={(event) => onSearch(event.target.value)} />
      </label>
      <span className="person" title={person.address}>
        <span dir="auto">{person.displayName}</span>
        <span className="face" aria-hidden="true">{[...person.displayName][0]}</span>
      </span>
    </div>
  );
}
