import { addressOf, placeFrom } from '../../src/desk/navigation/place.ts';
import { headerFields, sourceText } from '../../src/desk/report/source-text.ts';

const latin1 = (text: string) => Buffer.from(text, 'utf8').toString('latin1');

test('header fields are unfolded, in the order of the mail, up to the empty line', () => {
  expect(headerFields('Received: a\r\n\tb\r\n c\r\nSubject: x: y\r\n\r\nBody: no\r\n')).toEqual({ fields: [{ name: 'Received', value: 'a b c' }, { name: 'Subject', value: 'x: y' }], whole: true });
});

test('a header without an end, without colons or without anything is told as it is', () => {
  expect(headerFields('A: 1\nstray').whole).toBe(false);
  expect(headerFields('stray\n\n').fields).toEqual([{ name: '', value: 'stray' }]);
  expect(headerFields('\r\nbody')).toEqual({ fields: [], whole: true });
});

test('UTF-8 is shown decoded also when a slice ends inside a sign, other bytes as they are', () => {
  expect(sourceText(latin1('Grüße, 佐藤').slice(0, -1))).toBe('Grüße, 佐');
  expect(sourceText('Gr\u00fc\u00dfe')).toBe('Gr\u00fc\u00dfe');
});

test('a place and its address say the same', () => {
  for (const address of ['/', '/?q=a%20%26%3Db', '/reports/report-1?state=decided', '/reports/report-1?state=all&q=%3Cimg%3E', '/campaigns/campaign-1?need=due&copy=report-2']) {
    const [path = '', search = ''] = address.split('?');
    expect(addressOf(placeFrom(path, search))).toBe(address);
  }
  expect(placeFrom('/reports/..%2f..', '?state=<b>')).toMatchObject({ report: null, campaign: null, filter: {} });
});
