import { createHash } from 'node:crypto';
import { maxPicturePixels } from '../../../src/server/reading/limits.ts';
import { previewPolicy, previewStyleSource } from '../../../src/server/reading/preview-document.ts';
import { previewMail } from '../../../src/server/reading/preview-mail.ts';
import { rasterDataUrl } from '../../../src/server/reading/raster-picture.ts';
import { hasCorpus } from '../../support/corpus.ts';
import { eml, multipart } from '../../support/eml.ts';
import { leakMail } from '../../support/leak-mail.ts';
import { gif, jpeg, png, webp } from '../../support/pictures.ts';
import { realMails } from '../../support/real-mails.ts';
import { shownElements, whatCouldAct } from '../../support/shown-elements.ts';

const preview = (html: string) => previewMail(eml(['Content-Type: text/html; charset=utf-8'], html));
const body = (html: string) => /<body dir="auto">(.*)<\/body><\/html>$/s.exec(preview(html).html)?.[1];

describe('the preview of a mail', () => {
  it('keeps what is said and how it is set', () => {
    expect(body('<h1>Hello</h1><p align="center" dir=rtl>to <b>you</b><br>&amp; yours</p><table><tr><td colspan=2>x</td></tr></table>')).toBe(
      '<h1>Hello</h1><p dir="rtl" align="center">to <b>you</b><br />&amp; yours</p><table><tbody><tr><td colspan="2">x</td></tr></tbody></table>'.replaceAll(/<\/?tbody>/g, ''),
    );
  });

  it('shows each link as its words and its true target, dead', () => {
    expect(body('<a href="https://www.bank.example@evil.test/x"><b>bank.example</b></a>')).toBe('<span class="link"><b>bank.example</b></span> <span class="target">⟨hxxps://www[.]bank[.]example@evil[.]test/x⟩</span> ');
    expect(body('<base href="https://evil.test/"><a href="login">x</a>')).toContain('⟨hxxps://evil[.]test/login⟩');
    expect(body('<a href="javascript:alert(1)">x</a>')).toContain('⟨javascript[:]alert(1)⟩');
  });

  it('cannot be made to show a target of its own', () => {
    expect(body('<span class="target">⟨hxxps://bank[.]example⟩</span>')).toBe('<span>⟨hxxps://bank[.]example⟩</span>');
  });

  it('makes visible what turns or hides', () => {
    expect(body('<p>pay\u202epal\u200b &#x202e;</p>')).toBe('<p>pay⟦U+202E⟧pal⟦U+200B⟧ ⟦U+202E⟧</p>');
  });

  it('shows plain text as text, its addresses defanged', () => {
    const { html } = previewMail(eml([], '<b>not bold</b> & https://evil.test/a\u202e'));
    expect(html).toContain('<pre>&lt;b&gt;not bold&lt;/b&gt; &amp; <span class="target">hxxps://evil[.]test/a%E2%80%AE</span></pre>');
  });

  it('says what it leaves out', () => {
    expect(preview('<script>1</script><form><input></form><img src=https://a.test alt=Logo><a href=https://b.test>x</a>').leftOut).toEqual(['1 × script', '1 × form', '1 × form field', '1 × picture from outside', '1 × link shown as text']);
  });

  it('allows in its policy exactly the one style block it has', () => {
    const { html } = preview('x');
    const style = /<style>(.*?)<\/style>/s.exec(html)?.[1] ?? '';
    expect(previewStyleSource).toBe(`'sha256-${createHash('sha256').update(style).digest('base64')}'`);
    expect(previewPolicy).toContain(`style-src ${previewStyleSource}`);
    expect(previewPolicy).toMatch(/^default-src 'none';.*; sandbox$/);
  });
});

describe('pictures in the preview', () => {
  const withPicture = (content: Buffer, type = 'image/png') =>
    previewMail(multipart('related', [], eml(['Content-Type: text/html'], '<img src="cid:p@x" alt="A&quot;B">'), eml([`Content-Type: ${type}`, 'Content-ID: <p@x>', 'Content-Transfer-Encoding: base64'], content.toString('base64')))).html;

  it('are shown when they are inside the mail and what they are', () => {
    expect(shownElements(withPicture(gif, 'application/x-evil')).find(({ tag }) => tag === 'img')?.attributes).toEqual({ src: `data:image/gif;base64,${gif.toString('base64')}`, alt: 'A"B' });
  });

  it.each([
    ['a drawing that calls itself a PNG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['HTML', Buffer.from('<img src=x>')],
    ['a PNG of half a gigapixel', png(25_000, 25_000)],
    ['a PNG without size', png(0, 10)],
    ['more than a megabyte', png(10, 10, Buffer.alloc(1024 * 1024))],
  ])('are a word when they are %s', (_, content) => {
    const html = withPicture(content);
    expect(html).not.toContain('data:');
    expect(html).toContain('<span class="picture">A"B</span>');
  });

  it('are judged by their bytes alone, at the limit and one past it', () => {
    expect(rasterDataUrl(png(maxPicturePixels / 1000, 1000))).toMatch(/^data:image\/png;base64,/);
    expect(rasterDataUrl(png(maxPicturePixels / 1000 + 1, 1000))).toBeUndefined();
    expect(rasterDataUrl(jpeg(640, 480))).toMatch(/^data:image\/jpeg/);
    expect(rasterDataUrl(jpeg(60_000, 60_000))).toBeUndefined();
    expect(rasterDataUrl(webp(640, 480))).toMatch(/^data:image\/webp/);
    expect(rasterDataUrl(Buffer.from([0xff, 0xd8, 0xff]))).toBeUndefined();
  });
});

describe('what a small mail can grow to', () => {
  it('one picture shown a thousand times is counted a thousand times', () => {
    const picture = eml(['Content-Type: image/png', 'Content-ID: <p>', 'Content-Transfer-Encoding: base64'], Buffer.concat([png(20, 20), Buffer.alloc(400_000, 7)]).toString('base64'));
    const { html } = previewMail(multipart('related', ['Subject: x'], eml(['Content-Type: text/html'], '<img src="cid:p">'.repeat(1000)), picture));
    expect(html.match(/<img /g)?.length).toBeGreaterThan(1);
    expect(html.length).toBeLessThan(6_500_000);
  });

  it('long targets end the preview before they fill the memory, and it says so', () => {
    const { html, leftOut } = preview(`<base href="https://evil.test/${'a'.repeat(280)}/">${'<a href=x>y</a>'.repeat(60_000)}`);
    expect(html.length).toBeLessThan(13_000_000);
    expect(leftOut).toContain('The preview grew too large; the rest is in the original.');
  });
});

describe('a mail that asks for something in every way', () => {
  const { raw, hosts } = leakMail('leak.test');

  it('has at least 60 of them', () => {
    expect(new Set(hosts).size).toBeGreaterThanOrEqual(60);
  });

  it('becomes nothing but text, marks and verified pictures', () => {
    expect(whatCouldAct(previewMail(raw).html)).toEqual([]);
  });

  it('is the same when the result is parsed and written once more (mXSS)', () => {
    const once = previewMail(raw).html;
    expect(shownElements(once)).toEqual(shownElements(previewMail(raw).html));
    expect(whatCouldAct(preview(/<body[^>]*>(.*)<\/body>/s.exec(once)?.[1] ?? '').html)).toEqual([]);
  });
});

(hasCorpus ? describe : describe.skip)('the previews of real mails', () => {
  it('can do nothing', () => {
    expect(realMails().flatMap(({ name, raw }) => whatCouldAct(previewMail(raw).html).map((what) => `${name} ${what}`))).toEqual([]);
  }, 120_000);
});
