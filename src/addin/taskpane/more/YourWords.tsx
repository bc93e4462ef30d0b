import { useState } from 'react';
import type { Me, MeChange } from '../../../contract/me.ts';
import type { PaneKey } from '../../../words/audience-words.ts';
import { languages } from '../../../words/languages.ts';
import type { Voice } from '../pane.ts';
import type { Reporting } from '../reporting.ts';

/** Region, language and tips: what was found, why, and the person's own choice, which wins (§4). */
export function YourWords({ me, voice: { say, words }, reporting }: { me: Me; voice: Voice; reporting: () => Promise<Reporting> }) {
  const [said, setSaid] = useState('');
  const nameOf = ({ id, name }: Me['regions'][number]) => (`region.${id}` in words ? say(`region.${id}` as PaneKey) : (name ?? id));
  const automatic = me.regions.find(({ id }) => id === me.automaticRegion);

  async function choose(change: MeChange) {
    const saved = await (await reporting()).audience.choose(change);
    setSaid(saved ? 'settings.saved' : 'settings.failed');
  }

  return (
    <form className="settings" onSubmit={(event) => event.preventDefault()}>
      <p>{say('settings.why')}</p>
      <label>
        {say('settings.region')}
        <select value={me.reason === 'choice' ? me.region : ''} onChange={({ target }) => void choose({ region: target.value || null })}>
          <option value="">{say('settings.automatic', { value: automatic ? nameOf(automatic) : '' })}</option>
          {me.regions.map((region) => <option key={region.id} value={region.id}>{nameOf(region)}</option>)}
        </select>
      </label>
      <p className="fact">{say(`settings.reason.${me.reason}`)}</p>
      <label>
        {say('settings.language')}
        <select value={me.languageChosen ? me.language : ''} onChange={({ target }) => void choose({ language: target.value || null })}>
          <option value="">{say('settings.automatic', { value: ownName(me.language) })}</option>
          {languages.map((language) => <option key={language} value={language} lang={language}>{ownName(language)}</option>)}
        </select>
      </label>
      <label className="check">
        <input type="checkbox" checked={me.tips} onChange={({ target }) => void choose({ tips: target.checked })} />
        {say('settings.tips')}
      </label>
      <p role="status">{said ? say(said as PaneKey) : ''}</p>
    </form>
  );
}

/** A language in its own words: whoever looks for it may not read the others. */
function ownName(language: string): string {
  return new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
}
