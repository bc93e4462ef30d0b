import { directionOf, pickLanguage, regionalLocale } from '../../src/words/languages.ts';
import { createSpeaker } from '../../src/words/speaker.ts';
import { sayClock, sayDeadline } from '../../src/words/times.ts';
import { ianaZone } from '../../src/words/windows-zones.ts';

const plain = (text: string) => text.replace(/\s/g, ' ');

test('the first language that is spoken here wins, English where none is', () => {
  expect(pickLanguage(['sv-SE', 'nl-BE', 'en-US'])).toBe('nl');
  expect(pickLanguage([undefined, '', 'xx'])).toBe('en');
  expect(pickLanguage([])).toBe('en');
  expect(pickLanguage(['NL'])).toBe('nl');
});

test('dates follow the person’s region in the language of the words', () => {
  expect(regionalLocale('en', ['de-DE'])).toBe('en-DE');
  expect(regionalLocale('nl', ['nl', 'nl-BE'])).toBe('nl-BE');
  expect(regionalLocale('en', ['no tag at all', undefined])).toBe('en');
});

test('a deadline names day, time, zone and distance', () => {
  const now = new Date('2026-11-24T08:00:00Z');
  const at = new Date('2026-11-24T11:00:00Z');
  expect(plain(sayDeadline(at, now, { locale: 'nl-NL', timeZone: 'Europe/Amsterdam' }))).toBe('di 24 nov, 12:00 CET (over 3 uur)');
  expect(plain(sayDeadline(at, now, { locale: 'en-US', timeZone: 'America/New_York' }))).toBe('Tue, Nov 24, 6:00 AM EST (in 3 hours)');
  expect(plain(sayDeadline(at, now, { locale: 'en-IN', timeZone: 'Asia/Kolkata' }))).toMatch(/4:30 pm.*in 3 hours/i);
});

test('a deadline that has passed claims no distance; days are counted as days', () => {
  const at = new Date('2026-11-24T11:00:00Z');
  expect(plain(sayDeadline(at, new Date('2026-11-24T12:00:00Z'), { locale: 'nl-NL', timeZone: 'Europe/Amsterdam' }))).toBe('di 24 nov, 12:00 CET');
  expect(plain(sayDeadline(at, new Date('2026-11-20T11:00:00Z'), { locale: 'en-US', timeZone: 'Etc/UTC' }))).toContain('in 4 days');
  expect(plain(sayDeadline(at, new Date('2026-11-24T10:59:50Z'), { locale: 'en-US', timeZone: 'Etc/UTC' }))).toContain('in 1 minute');
});

test('the time is Outlook’s zone, not the device’s, by its Windows name', () => {
  expect(ianaZone('W. Europe Standard Time')).toBe('Europe/Berlin');
  expect(ianaZone('Europe/Amsterdam')).toBe('Europe/Amsterdam');
  expect(ianaZone('Tokyo Standard Time')).toBe('Asia/Tokyo');
  expect(ianaZone('Customized Time Zone')).toBeUndefined();
  expect(ianaZone(undefined)).toBeUndefined();
  expect(plain(sayClock(new Date('2026-11-24T11:00:00Z'), { locale: 'ja-JP', timeZone: 'Asia/Tokyo' }))).toBe('20:00');
});

test('a value of the other writing direction cannot reorder the sentence around it', () => {
  const say = createSpeaker({ note: 'Still sending “{subject}”.' }, 'en');
  expect(say('note', { subject: 'فاتورة' })).toBe('Still sending “\u2068فاتورة\u2069”.');
  expect(say('note', { subject: 'Invoice' })).toBe('Still sending “Invoice”.');
  expect(createSpeaker({ note: '{number} رقم' }, 'ar-SA')('note', { number: '1042' })).toBe('\u20681042\u2069 رقم');
  expect([directionOf('ar-SA'), directionOf('nl')]).toEqual(['rtl', 'ltr']);
});

test('text with angle brackets is text', () => {
  expect(createSpeaker({ note: 'About <b>{subject}</b>' }, 'en')('note', { subject: '<img>' })).toBe('About <b><img></b>');
});
