import { maxPictureBytes, maxPicturePixels } from './limits.ts';

/**
 * A picture as a `data:` address when its bytes are those of a raster format of bearable size, whatever the mail calls it;
 * otherwise undefined. SVG is never one: it can load and run.
 */
export function rasterDataUrl(content: Buffer): string | undefined {
  if (content.length > maxPictureBytes) return undefined;
  const picture = png(content) ?? gif(content) ?? jpeg(content) ?? webp(content);
  if (picture === undefined || picture.width * picture.height > maxPicturePixels || picture.width * picture.height === 0) return undefined;
  return `data:image/${picture.type};base64,${content.toString('base64')}`;
}

type Picture = { type: 'png' | 'gif' | 'jpeg' | 'webp'; width: number; height: number };

function png(content: Buffer): Picture | undefined {
  if (content.length < 33 || content.toString('latin1', 0, 8) !== '\x89PNG\r\n\x1a\n' || content.toString('latin1', 12, 16) !== 'IHDR') return undefined;
  return { type: 'png', width: content.readUInt32BE(16), height: content.readUInt32BE(20) };
}

function gif(content: Buffer): Picture | undefined {
  if (content.length < 13 || !/^GIF8[79]a$/.test(content.toString('latin1', 0, 6))) return undefined;
  return { type: 'gif', width: content.readUInt16LE(6), height: content.readUInt16LE(8) };
}

/** Walks the segments to the frame header (SOF0–SOF15 without DHT, JPG and DAC). */
function jpeg(content: Buffer): Picture | undefined {
  if (content[0] !== 0xff || content[1] !== 0xd8) return undefined;
  for (let at = 2; at + 9 < content.length; ) {
    if (content[at] !== 0xff) return undefined;
    const marker = content[at + 1] ?? 0;
    if (marker === 0xff) at += 1;
    else if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc)
      return { type: 'jpeg', height: content.readUInt16BE(at + 5), width: content.readUInt16BE(at + 7) };
    else at += 2 + content.readUInt16BE(at + 2);
  }
  return undefined;
}

function webp(content: Buffer): Picture | undefined {
  if (content.length < 30 || content.toString('latin1', 0, 4) !== 'RIFF' || content.toString('latin1', 8, 12) !== 'WEBP') return undefined;
  const chunk = content.toString('latin1', 12, 16);
  if (chunk === 'VP8X') return { type: 'webp', width: content.readUIntLE(24, 3) + 1, height: content.readUIntLE(27, 3) + 1 };
  if (chunk === 'VP8L') {
    const bits = content.readUInt32LE(21);
    return { type: 'webp', width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  return chunk === 'VP8 ' ? { type: 'webp', width: content.readUInt16LE(26) & 0x3fff, height: content.readUInt16LE(28) & 0x3fff } : undefined;
}
