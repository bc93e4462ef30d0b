import type { Link } from '../../contract/desk.ts';

/** GoPhish's id of one recipient of one campaign. The only thing that is ever taken from a mail. */
export const ridShape = /^[A-Za-z0-9]{5,20}$/;

/** The first `rid` among links that were already found to lead to a configured host; undefined when there is none of its shape. */
export function ridOf(links: readonly Link[]): string | undefined {
  for (const { url } of links) {
    if (!URL.canParse(url)) continue;
    const rid = new URL(url).searchParams.get('rid');
    if (rid !== null && ridShape.test(rid)) return rid;
  }
  return undefined;
}
