import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { z } from 'zod';
import { storiesSchema } from '../../../contract/story.ts';
import type { Story } from '../../../contract/story.ts';
import { addresses } from '../../api/addresses.ts';
import { ConfirmDialog } from '../../frame/ConfirmDialog.tsx';
import { TroubleLine } from '../../frame/TroubleLine.tsx';
import { adminWords } from '../admin-words.ts';
import { useLoaded } from '../use-loaded.ts';
import { useWork } from '../use-work.ts';
import type { Work } from '../use-work.ts';
import { draftOf, isSame, newDraft, sent } from './story-draft.ts';
import type { Draft } from './story-draft.ts';
import { storyWords as words } from './story-words.ts';
import { StoryForm } from './StoryForm.tsx';
import { StoryItem } from './StoryItem.tsx';

/** Leaders tell that it can happen to them (N7): their stories, written, switched on and off, deleted. */
export function StoriesRoom() {
  const { value, trouble, refresh, act } = useLoaded(addresses.stories, storiesSchema);
  const { work, kept, write: keep, close: end } = useWork('story', isSame);
  const [removing, setRemoving] = useState<Story | null>(null);
  const [discarding, setDiscarding] = useState(false);
  const [said, setSaid] = useState('');

  function write(next: Work<Draft>) {
    setSaid('');
    keep(next);
  }
  function close() {
    end();
    setDiscarding(false);
  }
  async function save({ of, draft }: Work<Draft>) {
    const done = await act(of === null ? addresses.stories : addresses.story(of), sent(draft), z.unknown(), of === null ? 'POST' : 'PUT');
    setSaid(!done ? '' : of === null ? words.saved : words.changed);
    if (done) close();
  }
  async function remove({ id }: Story) {
    setRemoving(null);
    await act(addresses.story(id), undefined, z.unknown(), 'DELETE');
  }
  const title = work === null || work.of === null ? words.newStory : words.change(work.began.name);

  return (
    <section aria-labelledby="stories-room">
      <h3 id="stories-room">{words.title}</h3>
      <p className="quiet">{words.why}</p>
      {value === null ? trouble === null ? <p role="status">{adminWords.loading}</p> : <TroubleLine trouble={trouble} onAgain={() => void refresh()} /> : (
        <>
          {value.items.length === 0 ? <p>{words.none}</p> : (
            <ul className="versions">
              {value.items.map((story) => (
                <StoryItem
                  key={story.id} story={story} writing={work !== null}
                  onSwitch={() => void act(addresses.story(story.id, story.on ? 'off' : 'on'), {}, z.unknown())}
                  onChange={() => { write({ of: story.id, began: draftOf(story), draft: draftOf(story) }); }}
                  onRemove={() => { setRemoving(story); }}
                />
              ))}
            </ul>
          )}
          {trouble !== null && <TroubleLine trouble={trouble} />}
          {work === null ? <Button onClick={() => { write({ of: null, began: newDraft, draft: newDraft }); }}>{words.newStory}</Button> : (
            <form className="admin-part" aria-label={title} onSubmit={(event) => { event.preventDefault(); if (kept !== null) void save(kept); }}>
              <h4>{title}</h4>
              <StoryForm draft={work.draft} onChange={(draft) => { write({ ...work, draft }); }} />
              <div className="form-acts">
                <Button type="submit" appearance="primary" disabled={kept === null}>{words.save}</Button>
                <Button type="button" onClick={() => { if (kept === null) close(); else setDiscarding(true); }}>{kept === null ? words.close : words.discard}</Button>
                <span className="quiet">{kept === null ? words.unchanged : words.unsaved}</span>
              </div>
            </form>
          )}
          <p role="status">{said}</p>
        </>
      )}
      {removing !== null && <ConfirmDialog title={words.removeSure(removing.name)} yes={words.removeYes} onClose={() => { setRemoving(null); }} onYes={() => void remove(removing)}><p>{words.removeThen}</p></ConfirmDialog>}
      {discarding && <ConfirmDialog title={words.discardSure} yes={words.discard} onClose={() => { setDiscarding(false); }} onYes={close}><p>{words.discardThen}</p></ConfirmDialog>}
    </section>
  );
}
