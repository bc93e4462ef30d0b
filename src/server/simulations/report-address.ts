/** Which configured report addresses may be called: https; in the demo also http on this machine, where nobody listens in between. */
export const mayCallReportAddress = (demo: boolean) => (url: URL): boolean =>
  url.protocol === 'https:' || (demo && url.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname));
