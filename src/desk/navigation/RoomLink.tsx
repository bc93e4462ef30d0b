import type { ReactNode, Ref } from 'react';
import type { Whereabouts } from './place.ts';
import { goTo } from './use-place.ts';

interface Props {
  to: Partial<Whereabouts>;
  href: string;
  className: string;
  current: boolean;
  children: ReactNode;
  ref?: Ref<HTMLAnchorElement>;
}

/** A link within the desk: moves without loading, and stays a link for new tabs and copying. */
export function RoomLink({ to, href, className, current, children, ref }: Props) {
  return (
    <a
      ref={ref}
      href={href}
      className={className}
      aria-current={current ? 'page' : undefined}
      onClick={(event) => {
        if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        goTo(to);
      }}
    >
      {children}
    </a>
  );
}
