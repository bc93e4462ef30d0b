import { Button } from '@fluentui/react-components';
import type { Story } from '../../../contract/story.ts';
import { directionOf } from '../../../words/languages.ts';
import { When } from '../../text/When.tsx';
import { languageName } from '../admin-words.ts';
import { storyWords as words } from './story-words.ts';

interface Props {
  story: Story;
  /** One is being written, and there is room for one. */
  writing: boolean;
  onSwitch: () => void;
  onChange: () => void;
  onRemove: () => void;
}

/** One story as people are told it, and what can be done with it. */
export function StoryItem({ story: { name, role, on, texts, changedAt, by }, writing, onSwitch, onChange, onRemove }: Props) {
  return (
    <li className="admin-part" aria-label={name}>
      <h4><bdi>{name}</bdi>, <bdi>{role}</bdi> · {on ? words.on : words.off}</h4>
      {Object.entries(texts).map(([language, text]) => <p key={language}><span className="quiet">{languageName(language)}</span><br /><q lang={language} dir={directionOf(language)}>{text}</q></p>)}
      <p className="quiet"><When at={changedAt} />, {by}</p>
      <div className="form-acts">
        <Button size="small" onClick={onSwitch}>{on ? words.turnOff(name) : words.turnOn(name)}</Button>
        {!writing && <Button size="small" onClick={onChange}>{words.change(name)}</Button>}
        {!writing && <Button size="small" onClick={onRemove}>{words.remove(name)}</Button>}
      </div>
    </li>
  );
}
