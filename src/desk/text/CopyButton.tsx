import { Button } from '@fluentui/react-components';
import { Checkmark20Regular } from '@fluentui/react-icons/headless/svg/checkmark';
import { Copy20Regular } from '@fluentui/react-icons/headless/svg/copy';
import { useEffect, useState } from 'react';
import { announce } from '../frame/announce.ts';
import { words } from '../words.ts';

const shownMs = 2_000;

/** Copies a text; says so in place and to a screen reader. `what` names it: "SHA-256 of invoice.pdf". */
export function CopyButton({ text, what }: { text: string; what: string }) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => { setCopied(false); }, shownMs);
    return () => { clearTimeout(timer); };
  }, [copied]);
  const copy = async () => {
    const done = await navigator.clipboard.writeText(text).then(() => true, () => false);
    setCopied(done);
    announce(done ? words.copied(what) : words.notCopied);
  };
  return <Button size="small" appearance="subtle" icon={copied ? <Checkmark20Regular /> : <Copy20Regular />} aria-label={words.copy(what)} title={words.copy(what)} onClick={copy} />;
}
