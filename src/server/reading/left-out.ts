/** Counts what the preview leaves out, so that the desk can say so above it. */
export type LeftOut = { see(tag: string, attributes: Record<string, string>): void; picture(): void; link(): void; sentences(): string[] };

const kinds: Record<string, string> = {
  script: 'script', style: 'style sheet', link: 'style sheet', svg: 'drawing', math: 'formula', form: 'form', input: 'form field', button: 'form field', textarea: 'form field',
  select: 'form field', iframe: 'frame', frame: 'frame', object: 'embedded object', embed: 'embedded object', applet: 'embedded object', audio: 'sound or film', video: 'sound or film',
  bgsound: 'sound or film', meta: 'page instruction', base: 'page instruction',
};

export function countLeftOut(): LeftOut {
  const counts = new Map<string, number>();
  const count = (kind: string) => { counts.set(kind, (counts.get(kind) ?? 0) + 1); };
  return {
    see(tag, attributes) {
      const kind = kinds[tag];
      if (kind !== undefined) count(kind);
      if (attributes['background'] !== undefined) count('picture from outside');
    },
    picture: () => { count('picture from outside'); },
    link: () => { count('link shown as text'); },
    sentences: () => [...counts].map(([kind, n]) => `${String(n)} × ${kind}`),
  };
}
