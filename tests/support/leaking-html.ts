/**
 * HTML that asks for something in every way we know, each from a host of its own below `domain`.
 * A page that is shown without leaking asks for none of them.
 */
export function leakingHtml(domain: string): { html: string; hosts: string[] } {
  const hosts: string[] = [];
  const at = (name: string, scheme = 'http:') => {
    const host = `${name}.${domain}`;
    hosts.push(host);
    return `${scheme}//${host}/x`;
  };
  const html = `
<html background="${at('htmlbg')}"><head><base href="${at('base')}">
<link rel="preconnect" href="${at('preconnect', 'https:')}"><link rel="dns-prefetch" href="${at('dns', '')}"><link rel="prefetch" href="${at('prefetch')}">
<link rel="preload" as="image" href="${at('preload')}"><link rel="modulepreload" href="${at('modulepreload')}"><link rel="stylesheet" href="${at('stylesheet')}">
<link rel="icon" href="${at('icon')}"><link rel="manifest" href="${at('manifest')}"><link rel="prerender" href="${at('prerender')}">
<meta http-equiv="refresh" content="0;url=${at('refresh')}"><meta http-equiv="Link" content="<${at('metalink')}>; rel=preconnect">
<style>@import "${at('import')}"; @font-face{font-family:f;src:url(${at('font')})} body{background:url(${at('css')});cursor:url(${at('cursor')}),auto} p{font-family:f} p::before{content:url(${at('content')})} li{list-style-image:url(${at('list')})}</style>
<script src="${at('script')}"></script><script>new Image().src='${at('inline')}';fetch('${at('fetch')}');navigator.sendBeacon('${at('beacon')}')</script></head>
<body background="${at('bodybg')}" onload="new Image().src='${at('onload')}'"><p>text</p><ul><li>item</li></ul>
<img src="${at('img')}"><img src="${at('protocol', '')}"><img srcset="${at('srcset')} 2x"><img src="x" onerror="this.src='${at('onerror')}'"><img lowsrc="${at('lowsrc')}" dynsrc="${at('dynsrc')}">
<picture><source srcset="${at('source')}"><img></picture><input type="image" src="${at('input')}"><table background="${at('tablebg')}"><tr><td background="${at('tdbg')}">cell</td></tr></table>
<video src="${at('video')}" poster="${at('poster')}" autoplay muted preload="auto"><track src="${at('track')}" default></video><audio src="${at('audio')}" autoplay preload="auto"></audio>
<object data="${at('object')}"></object><embed src="${at('embed')}"><iframe src="${at('iframe')}"></iframe><iframe srcdoc="&lt;img src='${at('srcdoc')}'&gt;"></iframe><frame src="${at('frame')}"><applet code="${at('applet')}"></applet>
<div style="background:url(${at('style')})">a</div><div style="background:\\75rl(${at('escaped')})">b</div><div style="--v:url(${at('var')});background:var(--v)">c</div><div style="background-image:image-set('${at('imageset')}' 1x)">d</div>
<svg><image href="${at('svgimage')}"/><image xlink:href="${at('xlink')}"/><use href="${at('use')}#a"/><filter id="f"><feImage href="${at('feimage')}"/></filter><rect filter="url(#f)" width="9" height="9"/><foreignObject><img src="${at('foreign')}"></foreignObject><style>rect{fill:url(${at('svgstyle')})}</style></svg>
<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src='${at('mathml')}'&gt;"></mglyph></table></mtext></math>
<noscript><p title="</noscript><img src='${at('noscript')}'>"></p></noscript><textarea><p title="</textarea><img src='${at('textarea')}'>"></p></textarea><xmp><p title="</xmp><img src='${at('xmp')}'>"></p></xmp>
<!--><img src="${at('comment')}">--><![CDATA[<img src="${at('cdata')}">]]><?xml-stylesheet href="${at('xmlstyle')}"?>
<form action="${at('form')}" id="f1"><input autofocus onfocus="document.forms[0].submit()"><button formaction="${at('formaction')}">b</button></form><a href="${at('link')}" ping="${at('ping')}">press</a><area href="${at('area')}">
<template><img src="${at('template')}"></template><bgsound src="${at('bgsound')}"><layer src="${at('layer')}"></layer><ilayer background="${at('ilayer')}"></ilayer><image src="${at('imagetag')}"><portal src="${at('portal')}"></portal>
</body></html>`;
  return { html, hosts };
}
