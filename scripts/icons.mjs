// Draws every picture of the manifest from assets/*.svg: `npm run icons`. With `--check` it only says which are stale.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { Resvg } from '@resvg/resvg-js';

const assets = new URL('../assets/', import.meta.url);

/** Edges in pixels: ribbon and store (16 … 128), and 25, 32, 48 in one, two and three times the density for phones. */
const iconSizes = [16, 20, 24, 25, 32, 40, 48, 50, 64, 75, 80, 96, 128, 144];

/** The PNG of one size. Sixteen pixels have a drawing of their own. */
function drawIcon(size) {
  const drawing = readFileSync(new URL(size === 16 ? 'icon-16.svg' : 'icon.svg', assets), 'utf8');
  return new Resvg(drawing, { fitTo: { mode: 'width', value: size } }).render().asPng();
}

const pictures = [
  ...iconSizes.map((size) => [`icon-${size}.png`, drawIcon(size)]),
  ['favicon.svg', readFileSync(new URL('icon.svg', assets))],
];
const stale = pictures.filter(([name, drawn]) => !existsSync(new URL(name, assets)) || !drawn.equals(readFileSync(new URL(name, assets))));

if (process.argv.includes('--check')) {
  for (const [name] of stale) console.error(`assets/${name} is not what the drawings give: npm run icons`);
  process.exitCode = stale.length === 0 ? 0 : 1;
} else {
  for (const [name, drawn] of stale) writeFileSync(new URL(name, assets), drawn);
  console.log(`${pictures.length} pictures, ${stale.length} of them new.`);
}
