import { useLayoutEffect, useRef } from 'react';
import type { ReactNode } from 'react';

interface Props {
  title: string;
  /** Absent: it stays until it is taken away, and Escape does not end it. */
  onClose?: () => void;
  /** For a form rather than a sentence. */
  wide?: boolean;
  children: ReactNode;
}

/** The browser's own modal dialog: it keeps the focus, makes the page behind inert and gives the focus back. */
export function Modal({ title, onClose, wide = false, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const stays = onClose === undefined;
  // Before it leaves the page: only then does closing give the focus back.
  useLayoutEffect(() => {
    const element = dialog.current;
    if (element === null) return;
    if (stays) element.setAttribute('closedby', 'none');
    element.showModal();
    return () => { element.close(); };
  }, [stays]);
  return (
    <dialog
      ref={dialog}
      role={stays ? 'alertdialog' : undefined}
      className="modal"
      data-wide={wide}
      aria-labelledby="modal-title"
      onCancel={(event) => { if (stays) event.preventDefault(); }}
      onClose={(event) => {
        if (!stays) onClose();
        // Browsers without `closedby` close at the second Escape whatever is said.
        else if (event.currentTarget.isConnected) event.currentTarget.showModal();
      }}
    >
      <h2 id="modal-title" tabIndex={-1}>{title}</h2>
      {children}
    </dialog>
  );
}
