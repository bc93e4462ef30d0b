import { createHash } from 'node:crypto';
import type { Evidence } from '../../contract/desk.ts';

export type Fingerprint = { sketch: number[]; subject: string[]; domain: string | null; hosts: string[]; attachments: string[] };

export function fingerprintOf(evidence: Evidence): Fingerprint {
  const words = evidence.text.normalize('NFKC').toLowerCase().replace(/https?:\S+/g, ' ').split(/[^\p{L}]+/u).filter((w) => w.length > 2).slice(0, 4000);
  const sketch = Array.from({ length: 32 }, () => 0xffffffff);
  for (let i = 0; i + 2 < words.length; i++) {
    const h = createHash('md5').update(words.slice(i, i + 3).join(' ')).digest();
    let x = h.readUInt32LE(0);
    for (let k = 0; k < sketch.length; k++) { x = (Math.imul(x, 2654435761) + k * 40503) >>> 0; if (x < (sketch[k] ?? 0)) sketch[k] = x; }
  }
  return { sketch: words.length > 3 ? sketch : [], subject: evidence.subject.toLowerCase().split(/[^\p{L}]+/u).filter(Boolean), domain: evidence.from?.address.split('@')[1]?.toLowerCase() ?? null, hosts: [...new Set(evidence.links.map(({ domain }) => domain ?? ''))].filter(Boolean).sort().slice(0, 20), attachments: evidence.attachments.map(({ sha256 }) => sha256).slice(0, 5) };
}

export function bandsOf(f: Fingerprint): string[] {
  const bands: string[] = [];
  for (let i = 0; i + 1 < f.sketch.length; i += 2) bands.push(`${String(i)}:${(f.sketch[i] ?? 0).toString(36)}${(f.sketch[i + 1] ?? 0).toString(36)}`);
  if (f.subject.length > 1) bands.push(`s:${f.subject.join(' ').slice(0, 60)}`);
  return bands;
}
