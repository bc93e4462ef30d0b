import { useEffect, useEffectEvent } from 'react';
import { shortcutsWanted } from './shortcuts.ts';

/** Whether a key belongs to a field, a dialog or the browser rather than to us. */
function isTaken(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return true;
  const target = event.target instanceof Element ? event.target : null;
  if (document.querySelector('dialog[open]') !== null) return true;
  return target?.closest('input, textarea, select, [contenteditable]') != null;
}

/** Single-key shortcuts of the page. Escape always works; letters only while they are wanted. */
export function useKeys(actions: Readonly<Record<string, () => void>>): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    const action = actions[event.key];
    if (action === undefined || isTaken(event)) return;
    if (event.key !== 'Escape' && !shortcutsWanted()) return;
    event.preventDefault();
    action();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => { press(event); };
    window.addEventListener('keydown', listen);
    return () => { window.removeEventListener('keydown', listen); };
  }, []);
}
