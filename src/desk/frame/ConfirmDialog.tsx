import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { words } from '../words.ts';
import { Modal } from './Modal.tsx';

interface Props {
  title: string;
  /** Words of the button that does it. */
  yes: string;
  /** It cannot be done yet. */
  disabled?: boolean;
  onClose: () => void;
  onYes: () => void;
  children: ReactNode;
}

/** Says what will happen, and lets somebody do it or not. */
export function ConfirmDialog({ title, yes, disabled = false, onClose, onYes, children }: Props) {
  return (
    <Modal title={title} onClose={onClose}>
      {children}
      <div className="modal-actions">
        <Button onClick={onClose}>{words.cancel}</Button>
        <Button appearance="primary" disabledFocusable={disabled} onClick={onYes}>{yes}</Button>
      </div>
    </Modal>
  );
}
