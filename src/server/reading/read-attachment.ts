import { createHash } from 'node:crypto';
import type { Attachment, Flag } from '../../contract/desk.ts';
import { nameFlags } from './deceptive-text.ts';
import { maxShownChars } from './limits.ts';
import { contentOf, type Part } from './mime-parts.ts';

/** What Windows, macOS or Office runs, mounts or follows when it is opened. */
const executable = new Set(
  ('exe com scr pif cpl msi msp msix appx appinstaller dll sys bat cmd ps1 psm1 vbs vbe js jse mjs wsf wsh wsc hta jar jnlp reg lnk url scf inf gadget ' +
    'iso img vhd vhdx dmg pkg app command sh xll xlam docm dotm xlsm xltm pptm potm ppam ppsm sldm one chm hlp msc mst application settingcontent-ms library-ms search-ms svg xbap ace apk').split(' '),
);
const harmless = new Set('pdf doc docx xls xlsx ppt pptx txt rtf csv jpg jpeg png gif webp bmp mp3 mp4 wav zip htm html ics'.split(' '));

/** A part people see as a file: it has a name, says it is an attachment, or is a mail of its own. */
export function isAttachment(part: Part): boolean {
  return !part.nested && !part.broken && (part.name !== '' || part.disposition === 'attachment' || part.type === 'message/rfc822');
}

/** Name, type, size and SHA-256 of the decoded bytes. The content is looked at, never unpacked (security 19). */
export function readAttachment(part: Part): Attachment {
  const content = contentOf(part);
  const name = part.name.slice(0, maxShownChars / 4);
  return {
    name,
    type: part.type.slice(0, 200),
    size: content.length,
    sha256: createHash('sha256').update(content).digest('hex'),
    flags: attachmentFlags(name, content),
  };
}

function attachmentFlags(name: string, content: Buffer): Flag[] {
  const flags: Flag[] = nameFlags(name);
  // Trailing dots and blanks are dropped by Windows: `a.exe. ` runs.
  const parts = name.toLowerCase().replace(/[\s.]+$/, '').split('.').map((piece) => piece.trim());
  const last = parts.at(-1) ?? '';
  const before = parts.at(-2) ?? '';
  if ((parts.length > 1 && executable.has(last)) || startsAsProgram(content)) flags.push('executable-attachment');
  if (parts.length > 2 && harmless.has(before) && !harmless.has(last) && /^[a-z0-9_-]{1,20}$/.test(last)) flags.push('double-extension');
  if (isEncryptedArchive(content)) flags.push('encrypted-archive');
  return flags;
}

function startsAsProgram(content: Buffer): boolean {
  const start = content.subarray(0, 4).toString('latin1');
  return (start.startsWith('MZ') && content.length > 256) || start === '\x7fELF' || start === 'L\0\0\0';
}

/** Zip: bit 0 of the first entry's flags. RAR 5: an encryption header first. RAR 4: the archive or file flag. */
function isEncryptedArchive(content: Buffer): boolean {
  const start = content.subarray(0, 8).toString('latin1');
  if (start.startsWith('PK\x03\x04')) return ((content[6] ?? 0) & 1) === 1;
  if (start === 'Rar!\x1a\x07\x01\0') return content[12] === 4;
  if (start.startsWith('Rar!\x1a\x07\0')) return ((content[10] ?? 0) & 0x80) !== 0;
  return false;
}
