import { defang } from '../../src/desk/report/defang.ts';

test.each([
  ['https://evil.test/login?a=b.c#d', 'hxxps://evil[.]test/login?a=b.c#d'],
  ['HTTP://Evil.Test:8080', 'hxxp://evil[.]test:8080/'],
  ['https://bank.test@evil.test/', 'hxxps://bank[.]test@evil[.]test/'],
  ['https://аррӏе.test/', 'hxxps://xn--80ak6aa92e[.]test/'],
  ['http://3232235777/', 'hxxp://192[.]168[.]1[.]1/'],
  ['ftp://files.evil.test/x', 'fxp://files[.]evil[.]test/x'],
  ['javascript:alert(document.cookie)', 'javascript[:]alert(document[.]cookie)'],
  ['mailto:a@evil.test', 'mailto[:]a@evil[.]test'],
  ['https://a.test/?to=https://evil.test/x&b=c', 'hxxps://a[.]test/?to=hxxps://evil[.]test/x&b=c'],
  ['//evil.test/x', '//evil[.]test/x'],
  ['https://', 'https[:]//'],
])('%s is written as %s', (address, dead) => {
  expect(defang(address)).toBe(dead);
});

test('no address with a host can be opened or recognised by a program after it', () => {
  for (const address of ['https://a.test', 'http://user:pass@b.test/', 'https://c.test:443/?u=http://d.test']) expect(defang(address)).not.toMatch(/https?:|ftp:|\/\/[^/]*\w\.\w/);
});
