import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { addressGuard, privateTarget } from '../../../src/server/webhooks/address-guard.ts';

const open = addressGuard([], false);
const https = (host: string) => new URL(`https://${host}/hook`);

describe('where the server may connect to for others (security 23)', () => {
  it.each([
    '127.0.0.1', '127.8.8.8', '0.0.0.0', '0.1.2.3', '10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', '169.254.169.254', '169.254.0.1', '100.64.0.1', '100.100.100.200', '100.127.255.255', '192.0.0.1', '192.0.0.192', '192.0.2.1',
    '198.18.0.1', '198.51.100.1', '203.0.113.7', '224.0.0.1', '239.1.1.1', '240.0.0.1', '255.255.255.255', '168.63.129.16',
    '[::]', '[::1]', '[::127.0.0.1]', '[::10.0.0.1]', '[::ffff:127.0.0.1]', '[::ffff:10.0.0.1]', '[::ffff:a9fe:a9fe]', '[64:ff9b::7f00:1]', '[64:ff9b::a9fe:a9fe]', '[2002:7f00:1::]', '[2001::1]', '[fe80::1]', '[fc00::1]', '[fd00:ec2::254]', '[fd12:3456::1]', '[ff02::1]', '[2001:db8::1]', '[100::1]',
    // Other ways to write an address, which URLs undo.
    '0x7f.1', '2130706433', '017700000001', '127.1', '0xa9fea9fe', '10.1', '127.0.0.1.',
  ])('never to %s', (host) => {
    expect(open.mayCall(https(host))).toBe(false);
  });

  it.each(['93.184.215.14', '1.1.1.1', '[2606:4700:4700::1111]', '100.63.255.255', '172.32.0.1', 'hooks.example.com'])('to %s', (host) => {
    expect(open.mayCall(https(host))).toBe(true);
  });

  it('never without TLS, nor with a name and password in the address', () => {
    expect([new URL('http://hooks.example.com/'), new URL('https://user:secret@hooks.example.com/'), new URL('ftp://hooks.example.com/')].map(open.mayCall)).toEqual([false, false, false]);
    expect(addressGuard([], true).mayCall(new URL('http://localhost:8080/'))).toBe(true);
    expect(addressGuard([], true).mayCall(new URL('http://hooks.example.com/'))).toBe(false);
  });

  it('to private networks only by the operator’s list', () => {
    const guard = addressGuard(['10.1.0.0/16', 'fd00:1::/32', '192.168.7.7'], false);
    expect(['10.1.2.3', '[fd00:1::5]', '192.168.7.7'].map((host) => guard.mayCall(https(host)))).toEqual([true, true, true]);
    expect(['10.2.0.1', '[fd00:2::5]', '192.168.7.8', '127.0.0.1'].map((host) => guard.mayCall(https(host)))).toEqual([false, false, false, false]);
    expect([privateTarget('10.0.0.0/33'), privateTarget('a b'), privateTarget('siem.corp.example')]).toEqual([undefined, undefined, { host: 'siem.corp.example' }]);
  });

  /** What a lookup of a name comes to. */
  const lookUp = (guard: ReturnType<typeof addressGuard>, all: boolean) =>
    new Promise((resolve) => { guard.lookup('hooks.example.com', { all }, (error, address) => { resolve(error === null ? address : error.code); }); });
  const resolving = (...addresses: string[]) => addressGuard([], false, async () => addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })));

  it('refuses a name as soon as one of its addresses is forbidden', async () => {
    expect(await lookUp(resolving('1.1.1.1', '10.0.0.1'), true)).toBe('EADDRNOTALLOWED');
    expect(await lookUp(resolving('1.1.1.1', '::ffff:169.254.169.254'), false)).toBe('EADDRNOTALLOWED');
    expect(await lookUp(resolving('1.1.1.1', '2606:4700:4700::1111'), false)).toBe('1.1.1.1');
    expect(await lookUp(resolving(), false)).toBe('ENOTFOUND');
    expect(await lookUp(addressGuard(['hooks.example.com'], false, async () => [{ address: '10.0.0.1', family: 4 }]), false)).toBe('10.0.0.1');
  });

  it('connects to the address that was looked at, and looks again for the next connection (rebinding)', async () => {
    let requests = 0;
    const server = createServer((_request, response) => { requests++; response.end(); });
    await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
    const { port } = server.address() as AddressInfo;
    let asked = 0;
    // The first answer is allowed by the list, the second is not.
    const guard = addressGuard(['127.0.0.0/30'], false, async () => [{ address: asked++ === 0 ? '127.0.0.1' : '127.9.9.9', family: 4 }]);
    const call = () => new Promise((resolve) => {
      request({ host: 'hooks.example.com', port, agent: false, lookup: guard.lookup }, (response) => { response.resume(); resolve(response.statusCode); }).on('error', (error: NodeJS.ErrnoException) => { resolve(error.code); }).end();
    });
    expect([await call(), await call(), requests, asked]).toEqual([200, 'EADDRNOTALLOWED', 1, 2]);
    await new Promise((resolve) => { server.close(resolve); });
  });
});
