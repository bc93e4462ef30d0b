import { Button, Switch } from '@fluentui/react-components';
import { useState } from 'react';
import { words } from '../words.ts';
import { Modal } from './Modal.tsx';
import { shortcuts, shortcutsWanted, wantShortcuts } from './shortcuts.ts';

export function HelpDialog({ onClose }: { onClose: () => void }) {
  const [wanted, setWanted] = useState(shortcutsWanted);
  return (
    <Modal title={words.help} onClose={onClose}>
      <p>{words.helpBody}</p>
      <dl className="keys">
        {shortcuts.map(({ keys, does }) => (
          <div key={does}>
            <dt>{keys.map((key, i) => <span key={key}>{i > 0 && ` ${words.or} `}<kbd>{key}</kbd></span>)}</dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <Switch label={words.useKeys} checked={wanted} onChange={(_event, { checked }) => { wantShortcuts(checked); setWanted(checked); }} />
      <p className="quiet">{words.timesIn(Intl.DateTimeFormat().resolvedOptions().timeZone)}</p>
      <div className="modal-actions"><Button appearance="primary" onClick={onClose}>{words.close}</Button></div>
    </Modal>
  );
}
