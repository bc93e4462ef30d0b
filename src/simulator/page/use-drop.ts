import { useCallback, useEffect, useRef, useState } from 'react';
import { mails } from './ask.ts';

interface Options {
  maxBytes: number;
  onTell(what: string): void;
  onAdded(id: string): Promise<void>;
}

/** Files dropped anywhere on the page become mails of the inbox. Gives whether a drag is over the page, and the same for chosen files. */
export function useDrop(options: Options): [boolean, (files: File[]) => void] {
  const [dragging, setDragging] = useState(false);
  const current = useRef(options);
  current.current = options;

  const add = useCallback(async (files: File[]) => {
    const { maxBytes, onTell, onAdded } = current.current;
    let last: string | null = null;
    for (const file of files) {
      if (!file.name.toLowerCase().endsWith('.eml')) onTell(`${file.name} is not an .eml file.`);
      else if (file.size > maxBytes) onTell(`${file.name} is larger than ${Math.floor(maxBytes / 1024 / 1024)} MB.`);
      else last = (await mails.add(file)).id;
    }
    if (last !== null) await onAdded(last);
  }, []);
  const addFiles = useCallback((files: File[]) => void add(files).catch(() => current.current.onTell('The mail could not be added.')), [add]);

  useEffect(() => {
    const isFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true;
    const over = (event: DragEvent) => {
      if (!isFiles(event)) return;
      event.preventDefault();
      setDragging(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setDragging(false);
    };
    const drop = (event: DragEvent) => {
      if (!isFiles(event)) return;
      event.preventDefault();
      setDragging(false);
      addFiles([...(event.dataTransfer?.files ?? [])]);
    };
    window.addEventListener('dragover', over);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  }, [addFiles]);

  return [dragging, addFiles];
}
