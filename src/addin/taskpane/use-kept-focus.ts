import { useEffect, useLayoutEffect, useRef } from 'react';
import type { RefObject } from 'react';
import { announce } from './announce.ts';

/** Marks the element that takes the focus when the control that had it has gone: the result, or the main button. */
export const focusHome = { 'data-focus-home': true } as const;

/**
 * Keeps the focus in the pane: when what had it is gone, the result has it next, and is thereby read out. Where the
 * focus stays with the person, a change on the same mail is announced instead. Opening another mail is silent: the
 * person is reading in Outlook.
 */
export function useKeptFocus(root: RefObject<HTMLElement | null>, mailKey: string, text: string): void {
  const focused = useRef<Element | null>(null);
  const before = useRef<{ mailKey: string; text: string } | null>(null);

  useEffect(() => {
    const remember = (event: FocusEvent) => {
      if (root.current?.contains(event.target as Node)) focused.current = event.target as Element;
    };
    // Coming back to a pane whose focused control went meanwhile.
    const arrive = () => void rescue(root.current, focused.current);
    document.addEventListener('focusin', remember);
    addEventListener('focus', arrive);
    return () => {
      document.removeEventListener('focusin', remember);
      removeEventListener('focus', arrive);
    };
  }, [root]);

  useLayoutEffect(() => {
    const rescued = rescue(root.current, focused.current);
    const news = before.current?.mailKey === mailKey && before.current.text !== text;
    before.current = { mailKey, text };
    // A heading that takes the focus is read out with what belongs to it; a button says only its name.
    const readOut = rescued && (rescued.matches('h1, h2') || rescued.textContent === text);
    if (news && !readOut) announce(text);
  });
}

/** The element that took the focus; null when none had to. */
function rescue(root: HTMLElement | null, focused: Element | null): HTMLElement | null {
  // Never taken from Outlook: only when the page itself has the focus and it fell to the body.
  if (!root || !focused || focused.isConnected || !document.hasFocus() || document.activeElement !== document.body) return null;
  const home = root.querySelector<HTMLElement>('[data-focus-home]');
  home?.focus();
  return home;
}
