import { directionOf } from '../../words/languages.ts';
import type { FirstWords } from '../../words/pack.ts';
import type { MailSummary } from '../outlook/mailbox.ts';
import { announce } from './announce.ts';
import { mailLines } from './mail-lines.ts';
import { noticeOf } from './notice.ts';
import { canPress, shownReport } from './pane.ts';
import type { Pane, PaneState } from './pane.ts';
import { visiblePieces } from './visible-text.ts';

/** The first screen: plain elements that are in the page from the start, so that the button waits for no framework. */
export interface FirstScreen {
  readonly button: HTMLButtonElement;
  /** Ends it: React has taken its place. */
  end(): void;
}

export function showFirstScreen(page: Document, pane: Pane): FirstScreen {
  const part = (id: string) => page.getElementById(id) as HTMLElement;
  const button = part('report') as HTMLButtonElement;
  let shownKey: string | undefined;
  let shownWords: FirstWords | undefined;

  function draw(): void {
    const state = pane.get();
    const { words, invitation } = state;
    if (words !== shownWords) {
      shownWords = words;
      shownKey = undefined;
      speakIn(page, state.language);
    }
    const notice = noticeOf(state, words);
    part('first-screen').setAttribute('aria-busy', String(state.host.kind === 'connecting'));
    part('notice').hidden = !notice;
    part('mail').hidden = part('act').hidden = Boolean(notice);
    part('notice-title').textContent = notice?.title ?? '';
    part('notice-step').textContent = notice?.step ?? '';
    part('question').textContent = invitation.question;
    part('promise').replaceChildren(...invitation.lines.map((line) => {
      const promised = document.createElement('span');
      promised.className = 'promised';
      promised.textContent = line.replace('{agreement}', '');
      return promised;
    }));
    part('below').textContent = belowOf(state, words);
    const busy = !canPress(shownReport(state));
    button.textContent = words[busy ? 'button.sending' : 'button.report'];
    button.disabled = !state.mail;
    // Not `disabled`: that would throw the focus out of the page.
    if (busy && button.getAttribute('aria-disabled') !== 'true') announce(words['button.sending']);
    button.setAttribute('aria-disabled', String(busy));
    // A heading must never be empty to the ear.
    if (!state.mail) part('subject').setAttribute('aria-label', words['mail.heading']);
    if (state.mail && state.mail.key !== shownKey) drawMail(state.mail, words);
  }

  function drawMail(mail: MailSummary, words: FirstWords): void {
    shownKey = mail.key;
    part('subject').removeAttribute('aria-label');
    const { subject, name, address } = mailLines(mail, words);
    fill(part('subject'), subject, words);
    fill(part('sender-name'), name, words);
    fill(part('sender-address'), address, words);
    offerAll(part('subject'), part('show-all') as HTMLButtonElement, words);
  }

  const unsubscribe = pane.subscribe(draw);
  draw();
  return {
    button,
    end() {
      unsubscribe();
      part('first-screen').remove();
    },
  };
}

/** The page's language and direction, for screen readers and layout. */
export function speakIn(page: Document, language: string): void {
  page.documentElement.lang = language;
  page.documentElement.dir = directionOf(language);
}

function belowOf(state: PaneState, words: FirstWords): string {
  if (state.host.kind === 'connecting') return words['start.connecting'];
  if (state.unreachable) return words['unreachable.line'];
  return words[canPress(shownReport(state)) ? 'ready.stays' : 'sending.line'];
}

/** Text from a mail: isolated from ours, with invisible signs named. Never markup. */
function fill(place: HTMLElement, text: string, words: FirstWords): void {
  const isolated = document.createElement('bdi');
  for (const piece of visiblePieces(text)) {
    if (!piece.mark) {
      isolated.append(piece.text);
      continue;
    }
    const mark = document.createElement('span');
    mark.className = 'hidden-sign';
    mark.title = words['mail.hiddenSign'];
    mark.textContent = piece.text;
    isolated.append(mark);
  }
  place.replaceChildren(isolated);
}

/** A subject longer than its place keeps the button where it is, and is one press away. */
function offerAll(subject: HTMLElement, toggle: HTMLButtonElement, words: FirstWords): void {
  subject.classList.remove('whole');
  toggle.hidden = subject.scrollHeight <= subject.clientHeight + 1;
  const label = (whole: boolean) => {
    toggle.textContent = words[whole ? 'mail.showLess' : 'mail.showAll'];
    toggle.setAttribute('aria-expanded', String(whole));
  };
  label(false);
  toggle.onclick = () => label(subject.classList.toggle('whole'));
}
