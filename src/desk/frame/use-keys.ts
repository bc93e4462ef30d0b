import { useEffect, useEffectEvent } from 'react';
import { shortcutsWanted } from './shortcuts.ts';

/** Fields that letters are typed into; a box to tick is none. */
const typedInto = 'input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable]';

/** Whether a key belongs to a field, a dialog or the browser rather than to us. */
function isTaken(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.altKey || event.isComposing || document.querySelector('dialog[open]') !== null) return true;
  if (event.ctrlKey || event.metaKey) return event.key !== 'Enter';
  return event.target instanceof Element && event.target.closest(typedInto) !== null;
}

/** Single-key shortcuts of the page, and `Ctrl+Enter`. That and Escape always work; letters only while they are wanted. */
export function useKeys(actions: Readonly<Record<string, () => void>>): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    const key = event.ctrlKey || event.metaKey ? `Ctrl+${event.key}` : event.key;
    const action = actions[key];
    if (action === undefined || isTaken(event)) return;
    if (key.length === 1 && !shortcutsWanted()) return;
    event.preventDefault();
    action();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => { press(event); };
    window.addEventListener('keydown', listen);
    return () => { window.removeEventListener('keydown', listen); };
  }, []);
}
