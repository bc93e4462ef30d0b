import { eml, multipart } from './eml.ts';
import { leakingHtml } from './leaking-html.ts';
import { png } from './pictures.ts';

/** Ways out that depend on how HTML is parsed twice, or on what a Content-ID really is. `at` gives each an address of its own. */
function trickyHtml(at: (name: string) => string): string {
  return `
<img src="cid:svg"><img src="cid:html"><img src="cid:png"><img src="CID:%73vg"><img src="cid:svg#x" onload="fetch('${at('cid-onload')}')">
<img src="data:image/svg+xml,&lt;svg xmlns='http://www.w3.org/2000/svg'&gt;&lt;image href='${at('data-svg')}'/&gt;&lt;/svg&gt;">
<a href='x" onmouseover="fetch(1)"><img src=${at('quote')} '>x</a><p title="&quot;><img src=${at('attribute')}>">y</p><p title='"><img src=${at('single')}>'>y</p>
<img alt="\`><img src=${at('backtick')}>" src=x><b title=&lt;img/src=${at('unquoted')}&gt;>z</b>
&lt;img src=${at('entity')}&gt; &amp;lt;img src=${at('double-entity')}&amp;gt;
<svg></p><style><a id="</style><img src=${at('svg-style')}>"></svg><math><mi><mglyph><svg><mtext><textarea><path id="</textarea><img src=${at('math-textarea')}>"></svg></math>
<form><math><mtext></form><form><mglyph><style></math><img src=${at('form-form')}></style></mglyph></form>
<noembed><img title="</noembed><img src=${at('noembed')}>"></noembed><noframes><img title="</noframes><img src=${at('noframes')}>"></noframes><title><img title="</title><img src=${at('title')}>"></title>
<select><option><style></option></select><img src=${at('select')}></style><table><td><svg><td><img src=${at('foster')}></svg>
<!--[if gte mso 9]><img src=${at('conditional')}><![endif]--><!--[if !mso]><!--><div style="background:url(${at('not-mso')})">q</div><!--<![endif]--><!-- --!><img src=${at('bang')}> -->
<plaintext><img src=${at('plaintext')}>`;
}

/** A mail of ours that asks for something in every way we know, each at a host of its own below `domain`. */
export function leakMail(domain: string): { raw: Buffer; html: string; hosts: string[] } {
  const known = leakingHtml(domain);
  const hosts = [...known.hosts];
  const tricky = trickyHtml((name) => {
    hosts.push(`${name}.${domain}`);
    return `http://${name}.${domain}/x`;
  });
  const html = known.html.replace('</body></html>', `${tricky}</body></html>`);
  const part = (id: string, type: string, content: Buffer) => eml([`Content-Type: ${type}`, `Content-ID: <${id}>`, 'Content-Transfer-Encoding: base64'], content.toString('base64'));
  const svg = Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg"><image href="http://cid-svg.${domain}/x"/></svg>`);
  const raw = multipart(
    'related',
    ['From: Leaks <leaks@example.test>', 'Subject: Everything that could call home'],
    eml(['Content-Type: text/html; charset=utf-8', 'Content-Transfer-Encoding: base64'], Buffer.from(html).toString('base64')),
    part('svg', 'image/png', svg),
    part('html', 'image/gif', Buffer.from(`<img src="http://cid-html.${domain}/x">`)),
    part('png', 'text/html', png(2, 2)),
  );
  return { raw, html, hosts };
}
