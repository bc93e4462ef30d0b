import './admin.css';
import { useTitle } from '../frame/use-title.ts';
import { AgreementRoom } from './agreement/AgreementRoom.tsx';
import { adminWords as words } from './admin-words.ts';
import { OwnWordsRoom } from './OwnWordsRoom.tsx';
import { PreviewRoom } from './PreviewRoom.tsx';
import { RegionsRoom } from './regions/RegionsRoom.tsx';
import { SimulationsRoom } from './SimulationsRoom.tsx';
import { StoriesRoom } from './stories/StoriesRoom.tsx';
import { WebhooksRoom } from './WebhooksRoom.tsx';

/** What an administrator decides: the agreement, leaders' stories, the organisation's own words, the map of regions, practice mails. No mail is shown here. */
export function AdminRoom() {
  useTitle(words.title);
  return (
    <div className="admin">
      <h2>{words.title}</h2>
      <p className="quiet">{words.noMails}</p>
      <PreviewRoom />
      <AgreementRoom />
      <StoriesRoom />
      <OwnWordsRoom />
      <RegionsRoom />
      <SimulationsRoom />
      <WebhooksRoom />
    </div>
  );
}
