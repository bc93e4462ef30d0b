import { Button, Input } from '@fluentui/react-components';
import { Dismiss20Regular } from '@fluentui/react-icons/headless/svg/dismiss';
import { useState } from 'react';
import type { CampaignFilter, SavedView } from '../../contract/campaign.ts';
import { announce } from '../frame/announce.ts';
import { ConfirmDialog } from '../frame/ConfirmDialog.tsx';
import { TroubleLine } from '../frame/TroubleLine.tsx';
import { addressOf, filterQuery, usual } from '../navigation/place.ts';
import { RoomLink } from '../navigation/RoomLink.tsx';
import { queueWords as words } from './queue-words.ts';
import { useViews } from './use-views.ts';

const maxNameChars = 60;

/** Filters with a name: choose one, keep the one that is set, delete one. */
export function SavedViews({ filter }: { filter: CampaignFilter }) {
  const { views, trouble, save, remove } = useViews();
  const [name, setName] = useState('');
  const [deleting, setDeleting] = useState<SavedView | null>(null);
  const keep = async () => {
    const wanted = name.trim();
    if (wanted === '' || !(await save(wanted, filter))) return;
    setName('');
    announce(words.savedView(wanted));
  };
  return (
    <section className="views-saved" aria-label={words.views}>
      <h3>{words.views}</h3>
      {views.length === 0 ? <p className="quiet">{words.noViews}</p> : (
        <ul>
          {views.map((view) => {
            const to = { campaign: null, report: null, copy: null, filter: usual(view.filter) };
            return (
              <li key={view.id}>
                <RoomLink to={to} href={addressOf(to)} className="view-link" current={filterQuery(usual(view.filter)) === filterQuery(filter)}><bdi>{view.name}</bdi></RoomLink>
                <Button size="small" appearance="subtle" icon={<Dismiss20Regular />} aria-label={words.deleteView(view.name)} title={words.deleteView(view.name)} onClick={() => { setDeleting(view); }} />
              </li>
            );
          })}
        </ul>
      )}
      <form className="view-form" onSubmit={(event) => { event.preventDefault(); void keep(); }}>
        <Input size="small" aria-label={words.viewName} placeholder={words.viewName} value={name} maxLength={maxNameChars} onChange={(_event, { value }) => { setName(value); }} />
        <Button size="small" type="submit" disabledFocusable={name.trim() === ''}>{words.saveView}</Button>
      </form>
      {trouble !== null && trouble.code !== 'not_signed_in' && <TroubleLine trouble={trouble} />}
      {deleting !== null && (
        <ConfirmDialog title={words.deleteViewTitle} yes={words.deleteNow} onClose={() => { setDeleting(null); }} onYes={() => { setDeleting(null); void remove(deleting.id); }}>
          <p>{words.deleteViewBody(deleting.name)}</p>
        </ConfirmDialog>
      )}
    </section>
  );
}
