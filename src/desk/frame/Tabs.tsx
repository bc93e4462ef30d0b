import { useRef } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';

interface Props<T extends string> {
  label: string;
  className: string;
  names: readonly T[];
  selected: T;
  /** Id of the panel that shows the selected one. */
  panel: string;
  onSelect: (name: T) => void;
  children: (name: T) => ReactNode;
}

export const tabId = (panel: string, name: string): string => `${panel}-${name}`;

/** Tabs as the ARIA guide has them: one stop for Tab, arrows move and select. Fluent's put hidden focus stops into the page, which axe refuses. */
export function Tabs<T extends string>({ label, className, names, selected, panel, onSelect, children }: Props<T>) {
  const list = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent) => {
    const turned = getComputedStyle(event.currentTarget).direction === 'rtl' ? -1 : 1;
    const at = names.indexOf(selected);
    const to = { ArrowRight: at + turned, ArrowLeft: at - turned, Home: 0, End: names.length - 1 }[event.key];
    const name = to === undefined ? undefined : names[(to + names.length) % names.length];
    if (name === undefined) return;
    event.preventDefault();
    onSelect(name);
    list.current?.querySelector<HTMLElement>(`#${tabId(panel, name)}`)?.focus();
  };
  return (
    <div role="tablist" aria-label={label} className={`tab-list ${className}`} ref={list} onKeyDown={move}>
      {names.map((name) => (
        <button
          key={name}
          type="button"
          role="tab"
          id={tabId(panel, name)}
          className="tab"
          aria-selected={name === selected}
          aria-controls={panel}
          tabIndex={name === selected ? 0 : -1}
          onClick={() => { onSelect(name); }}
        >
          {children(name)}
        </button>
      ))}
    </div>
  );
}
