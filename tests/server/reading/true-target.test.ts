import { defang } from '../../../src/server/reading/defang.ts';
import { trueTarget } from '../../../src/server/reading/true-target.ts';

describe('the true target of an address', () => {
  it.each([
    ['an ordinary address', 'https://www.bank.example/login', 'www.bank.example', 'bank.example'],
    ['a name before the host', 'http://bank.example@evil.test/', 'evil.test', 'evil.test'],
    ['name and password before the host', 'https://www.bank.example:secure@evil.test', 'evil.test', 'evil.test'],
    ['backslashes', 'https:\\\\evil.test\\bank.example', 'evil.test', 'evil.test'],
    ['a backslash after the name', 'https://evil.test\\@bank.example/', 'evil.test', 'evil.test'],
    ['tabs and line breaks inside', 'ht\ntp://ev\til.te\r\nst/', 'evil.test', 'evil.test'],
    ['blanks and control characters around', ' \0\x01 https://evil.test ', 'evil.test', 'evil.test'],
    ['too many or too few slashes', 'https:////evil.test', 'evil.test', 'evil.test'],
    ['no slashes', 'https:evil.test', 'evil.test', 'evil.test'],
    ['no scheme', '//evil.test/x', 'evil.test', 'evil.test'],
    ['a percent-encoded host', 'http://%65vil.te%73t/', 'evil.test', 'evil.test'],
    ['fullwidth letters', 'http://ｅｖｉｌ．test/', 'evil.test', 'evil.test'],
    ['an ideographic full stop', 'http://evil。test/', 'evil.test', 'evil.test'],
    ['capitals and a final dot', 'HTTP://EVIL.Test.', 'evil.test', 'evil.test'],
    ['letters of other alphabets', 'http://bücher.test', 'xn--bcher-kva.test', 'xn--bcher-kva.test'],
    ['a port', 'http://evil.test:8080/', 'evil.test', 'evil.test'],
    ['shared hosting', 'https://a.customer.github.io/', 'a.customer.github.io', 'customer.github.io'],
    ['a decimal address', 'http://2130706433/', '127.0.0.1', null],
    ['a hexadecimal address', 'http://0x7f.0x0.1/', '127.0.0.1', null],
    ['an octal address', 'http://0177.1/', '127.0.0.1', null],
    ['an IPv6 address', 'http://[::ffff:7f00:1]/', '[::ffff:7f00:1]', null],
  ])('is seen through %s', (_, address, host, domain) => {
    expect(trueTarget(address)).toMatchObject({ host, domain });
  });

  it.each(['javascript:alert(1)', 'data:text/html,<b>', 'mailto:a@example.test', 'not an address', 'http://', 'https://exa mple.test', ''])('is nobody’s host in “%s”', (address) => {
    expect(trueTarget(address).host).toBeNull();
  });

  it('follows the mail’s own base', () => {
    expect(trueTarget('login', 'https://evil.test/a/').host).toBe('evil.test');
    expect(trueTarget('login').host).toBeNull();
  });

  it.each([
    ['раypal.example', true],
    ['аррӏе.example', true],
    ['paypal.example', false],
    ['bücher.example', false],
    ['пример.example', false],
    ['東京タワー.example', false],
  ])('tells whether %s poses as something else', (host, poses) => {
    expect(trueTarget(`https://${host}/`).mixedScripts).toBe(poses);
  });
});

describe('a defanged address', () => {
  it.each([
    ['https://www.evil.test/a.b?c=d#e', 'hxxps://www[.]evil[.]test/a.b?c=d#e'],
    ['http://bank.example@evil.test:81/', 'hxxp://bank[.]example@evil[.]test:81/'],
    ['http://bücher.test', 'hxxp://xn--bcher-kva[.]test/'],
    ['http://0x7f.1/', 'hxxp://127[.]0[.]0[.]1/'],
    ['javascript:alert(1)', 'javascript[:]alert(1)'],
    ['mailto:a@evil.test', 'mailto[:]a@evil[.]test'],
    ['see.here', 'see[.]here'],
    ['https://redirect.test/?u=https://inner-evil.test/login', 'hxxps://redirect[.]test/?u=hxxps://inner-evil[.]test/login'],
  ])('of %s leads nowhere', (address, text) => {
    expect(defang(address)).toBe(text);
  });

  it('shows what hides in it, and is cut at a limit', () => {
    expect(defang('evil\u202etxt.exe')).toContain('⟦U+202E⟧');
    expect(defang(`https://evil.test/${'a'.repeat(5000)}`)).toHaveLength(301);
  });
});
