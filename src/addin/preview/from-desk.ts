import { previewShowSchema } from '../../contract/preview.ts';
import type { PreviewShow } from '../../contract/preview.ts';

/** What the desk around this page asks to be shown; null for anything that comes from elsewhere or is not what was agreed on. */
export function fromDesk({ origin, source, data }: Pick<MessageEvent<unknown>, 'origin' | 'source' | 'data'>, page: { origin: string; parent: unknown }): PreviewShow | null {
  if (origin !== page.origin || source === null || source !== page.parent) return null;
  const parsed = previewShowSchema.safeParse(data);
  return parsed.success ? parsed.data : null;
}
