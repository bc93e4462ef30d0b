import { defaultSimulations } from '../../../src/server/simulations/known-products.ts';
import { levels } from '../../../src/server/simulations/levels.ts';
import { textPattern } from '../../../src/server/simulations/pattern.ts';
import { carriesKnownMark, maxIntakeHeaderBytes, maxIntakeHeaderLines, recogniseMail } from '../../../src/server/simulations/recognise-mail.ts';
import { rulesOf, secretDigest } from '../../../src/server/simulations/simulation-rules.ts';
import type { SimulationProduct } from '../../../src/contract/simulation.ts';
import { eml } from '../../support/eml.ts';

const product = (marks: Partial<SimulationProduct>): SimulationProduct => ({ id: 'own', name: 'Own', on: true, headers: [], senders: [], linkHosts: [], reportUrl: null, ...marks });
const rules = (marks: Partial<SimulationProduct>, ...secrets: string[]) => rulesOf({ secretHeader: 'X-HeadsUp-Simulation', products: [product(marks)] }, secrets.map(secretDigest));
const known = rulesOf(defaultSimulations, []);
const level = (headers: string[], by = known) => recogniseMail(eml(headers, 'x'), by);

describe('what the header of a mail tells before the receipt', () => {
  test.each([
    ['X-PHISHTEST: anything'], ['x-phishtest:'], ['X-FORTIPHISH-RECIPIENT-UUID: 1'], ['X-ThreatSim-ID: 1'], ['X-ThreatSim-Header: 1'], ['X-Mailer: Wombat 2'],
    ['X-PhishMe: 1'], ['X-PhishMeTracking: 1'], ['X-Cofense-Anything: 1'], ['X-PhishingTackle: 1'], ['X-EPHISHIENCY: 1'], ['X-Mailer: gophish'], ['X-Gophish-Contact: it@linden.example'],
    ['From: Microsoft <noreply@simulator.office.com>'], ['Return-Path: <bounce@mail.phishingsimulations.microsoft.com>'],
  ])('%s is the mark of a known product', (header) => {
    expect(level(['Subject: x', header])).toBe(levels.told);
  });

  test.each([
    ['X-Mailer: Outlook, tells of gophish'], ['X-Gophish-Signature: 1'], ['Subject: X-PHISHTEST: 1'], ['X-Cofens: 1'],
    ['From: simulator.office.com <eve@evil.test>'], ['From: "<noreply@simulator.office.com>" <eve@evil.test>'], ['From: x@notsimulator.office.com.evil.test'], ['From: x@fakesimulator.office.com'],
  ])('%s is none', (header) => {
    expect(level(['Subject: x', header])).toBe(levels.none);
  });

  test('a mark in the body is none', () => {
    expect(recogniseMail(eml(['Subject: x'], 'X-PHISHTEST: 1'), known)).toBe(levels.none);
  });

  test('none of the known products is on, and senders that nobody confirmed are no flag', () => {
    expect(defaultSimulations.products.filter(({ on }) => on)).toEqual([]);
    expect(carriesKnownMark([{ name: 'x-phishtest', value: '' }])).toBe(true);
    expect(carriesKnownMark([{ name: 'from', value: 'x@simulator.office.com' }])).toBe(false);
  });

  test('own headers, senders and their wildcards', () => {
    const own = rules({ headers: [{ name: 'X-Drill', value: 'team-*-2026' }], senders: ['drill.linden.example', 'it@linden.example'] });
    expect(level(['X-Drill: Team-blue-2026'], own)).toBe(levels.told);
    expect(level(['X-Drill: team-blue-2027'], own)).toBe(levels.none);
    expect(level(['From: a@x.drill.linden.example'], own)).toBe(levels.told);
    expect(level(['From: IT@linden.example'], own)).toBe(levels.told);
    expect(level(['From: hr@linden.example'], own)).toBe(levels.none);
  });

  test('only the secret is certain: not its beginning, not a longer one, not in another field', () => {
    const own = rules({}, 's3cret-of-this-year', 'former');
    expect(level(['X-HeadsUp-Simulation: s3cret-of-this-year'], own)).toBe(levels.certain);
    expect(level(['x-headsup-simulation:  former '], own)).toBe(levels.certain);
    for (const header of ['X-HeadsUp-Simulation: s3cret', 'X-HeadsUp-Simulation: s3cret-of-this-year2', 'X-HeadsUp-Simulation:', 'X-Other: s3cret-of-this-year']) expect(level([header], own)).toBe(levels.none);
    expect(level(['X-HeadsUp-Simulation:'], rules({}))).toBe(levels.none);
    // Guessing by repeating the field is cut off.
    expect(level([...Array.from({ length: 10 }, () => 'X-HeadsUp-Simulation: guess'), 'X-HeadsUp-Simulation: former'], own)).toBe(levels.none);
  });

  test('looks so far and no further', () => {
    const filler = (bytes: number) => `X-Filler: ${'a'.repeat(bytes)}`;
    expect(level([filler(maxIntakeHeaderBytes - 100), 'X-PHISHTEST: 1'])).toBe(levels.told);
    expect(level([filler(maxIntakeHeaderBytes + 1), 'X-PHISHTEST: 1'])).toBe(levels.none);
    expect(level([...Array.from({ length: maxIntakeHeaderLines - 1 }, () => 'A: b'), 'X-PHISHTEST: 1'])).toBe(levels.told);
    expect(level([...Array.from({ length: maxIntakeHeaderLines }, () => 'A: b'), 'X-PHISHTEST: 1'])).toBe(levels.none);
  });

  const hostile: [string, Buffer][] = [
    ['lines without a colon', Buffer.from('a\n'.repeat(2_000_000))],
    ['many marks', eml(Array.from({ length: 4_000 }, () => 'X-PHISHTES: 1'), 'x')],
    ['one endless mark', eml([`X-Mailer: ${'gophis '.repeat(9_000)}`], 'x')],
    ['one endless sender', eml([`From: ${'<@'.repeat(30_000)}`], 'x')],
    ['folded lines without end', Buffer.from(`X-Mailer: a\r\n${' g\r\n'.repeat(500_000)}`)],
    ['no line at all', Buffer.alloc(4_000_000, 'a')],
    ['nothing', Buffer.alloc(0)],
  ];
  test.each(hostile)('costs at most a millisecond of the thread that serves people: %s', (_name, raw) => {
    const all = rulesOf({ ...defaultSimulations, products: [...defaultSimulations.products, product({ senders: ['linden.example'] })] }, [secretDigest('x')]);
    const times = Array.from({ length: 60 }, () => {
      const began = performance.now();
      expect(recogniseMail(raw, all)).toBe(levels.none);
      return performance.now() - began;
    });
    // The quickest tells what it costs; the others what else the machine was doing.
    expect(Math.min(...times)).toBeLessThan(1);
  });
});

describe('patterns of administrators', () => {
  test.each([
    ['', 'anything', true], ['tiPh', 'FortiPhish', true], ['x', 'abc', false], ['a*', 'abc', true], ['a*', 'bac', false], ['*c', 'abc', true], ['a*c', 'ac', true], ['ab*bc', 'abc', false],
    ['*b*d*', 'abcde', true], ['*d*b*', 'abcde', false], ['*', '', true], ['a.c', 'abc', false], ['(a+)+$', 'aaaa', false],
  ])('%j and %j: %s', (pattern, text, expected) => {
    expect(textPattern(pattern)(text)).toBe(expected);
  });

  test('are linear, whatever was written', () => {
    const test = textPattern(`${'*a'.repeat(99)}b*`);
    const began = performance.now();
    for (let i = 0; i < 100; i++) test('a'.repeat(100_000));
    expect(performance.now() - began).toBeLessThan(100);
  });
});
