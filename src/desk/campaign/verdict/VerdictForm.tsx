import { Button, Checkbox, Field, Input, Select, Textarea } from '@fluentui/react-components';
import { useEffect, useId, useRef } from 'react';
import type { ReactNode } from 'react';
import { dangerKindSchema, severitySchema } from '../../../contract/verdict.ts';
import { TroubleLine } from '../../frame/TroubleLine.tsx';
import { classWords } from '../../words.ts';
import { criteriaOf, stepsOf } from './draft.ts';
import type { Draft } from './draft.ts';
import type { VerdictInHand } from './use-verdict.ts';
import { classSentences, criterionWords, kindWords, severityWords, stepWords, verdictWords as words } from './verdict-words.ts';

interface Props {
  verdict: VerdictInHand;
  draft: Draft;
  /** Words on the one button: whom it answers. */
  button: string;
  /** The answers before they go. */
  children?: ReactNode;
  /** The same in a line, beside the button. */
  short?: ReactNode;
}

const maxNoteChars = 4000;

/** The reasons of a verdict, what was done, and what reporters will read: in place, beneath the choice. */
export function VerdictForm({ verdict, draft, button, children, short }: Props) {
  const { change, fault, trouble, busy, meanwhile } = verdict;
  const form = useRef<HTMLFormElement>(null);
  const id = useId();
  useEffect(() => {
    if (fault !== null) form.current?.querySelector<HTMLElement>(fault === 'criterion' ? '.criteria input' : '.removed-from input')?.focus();
  }, [fault]);

  const toggled = <T extends string>(all: readonly T[], one: T, on: boolean): T[] => (on ? [...all, one] : all.filter((other) => other !== one));
  const dangerous = draft.class === 'dangerous';
  const criteria = criteriaOf(draft.class);
  return (
    <form ref={form} className="verdict-form" aria-label={classWords[draft.class]} onSubmit={(event) => { event.preventDefault(); void verdict.give(); }}>
      <p className="verdict-means"><strong>{classWords[draft.class]}.</strong> {classSentences[draft.class]}</p>
      {meanwhile !== null && <p className="notice" role="status">{meanwhile.class === null ? words.meanwhileOpened(meanwhile.by) : words.meanwhile(meanwhile.by, classWords[meanwhile.class])}</p>}
      <div className="verdict-fields">
        {criteria.length > 0 && (
          <fieldset className="criteria" aria-describedby={`${id}-criteria`}>
            <legend>{words.criteria}</legend>
            <p id={`${id}-criteria`} className={fault === 'criterion' ? 'fault' : 'quiet'} role={fault === 'criterion' ? 'alert' : undefined}>
              {fault === 'criterion' ? words.needsCriterion(classWords[draft.class]) : words.criteriaHint}
            </p>
            {criteria.map((one) => (
              <Checkbox key={one} label={criterionWords[one]} checked={draft.criteria.includes(one)} onChange={(_event, { checked }) => { change({ criteria: toggled(draft.criteria, one, checked === true) }); }} />
            ))}
          </fieldset>
        )}
        <div className="verdict-notes">
          {dangerous && (
            <div className="verdict-pair">
              <Field label={words.kind}>
                <Select value={draft.kind ?? ''} onChange={(_event, { value }) => { change({ kind: dangerKindSchema.safeParse(value).data ?? null }); }}>
                  <option value="">{words.kindOpen}</option>
                  {dangerKindSchema.options.map((one) => <option key={one} value={one}>{kindWords[one]}</option>)}
                </Select>
              </Field>
              <Field label={words.severity}>
                <Select value={draft.severity ?? ''} onChange={(_event, { value }) => { change({ severity: severitySchema.safeParse(value).data ?? null }); }}>
                  <option value="">{words.kindOpen}</option>
                  {severitySchema.options.map((one) => <option key={one} value={one}>{severityWords[one]}</option>)}
                </Select>
              </Field>
            </div>
          )}
          <Field label={words.facts} hint={words.factsHint}>
            <Textarea resize="vertical" maxLength={maxNoteChars} value={draft.facts} onChange={(_event, { value }) => { change({ facts: value }); }} />
          </Field>
          <Field label={words.assumptions} hint={words.assumptionsHint}>
            <Textarea resize="vertical" maxLength={maxNoteChars} value={draft.assumptions} onChange={(_event, { value }) => { change({ assumptions: value }); }} />
          </Field>
        </div>
        <fieldset>
          <legend>{words.steps}</legend>
          {stepsOf(draft.class).map((one) => (
            <Checkbox key={one} label={stepWords[one]} checked={draft.steps.includes(one)} onChange={(_event, { checked }) => { change({ steps: toggled(draft.steps, one, checked === true) }); }} />
          ))}
        </fieldset>
        {dangerous && (
          <fieldset aria-describedby={`${id}-effect`}>
            <legend>{words.effect}</legend>
            <p id={`${id}-effect`} className="quiet">{words.effectHint}</p>
            <Field label={words.removedFrom} className="removed-from" {...(fault === 'number' ? { validationMessage: words.needsNumber } : {})}>
              <Input inputMode="numeric" value={draft.removedFrom} maxLength={7} onChange={(_event, { value }) => { change({ removedFrom: value }); }} />
            </Field>
            <Checkbox label={words.siteDown} checked={draft.siteDown} onChange={(_event, { checked }) => { change({ siteDown: checked === true }); }} />
            <Checkbox label={words.senderBlocked} checked={draft.senderBlocked} onChange={(_event, { checked }) => { change({ senderBlocked: checked === true }); }} />
          </fieldset>
        )}
      </div>
      {children}
      <div className="verdict-give">
        {trouble !== null && trouble.code !== 'not_signed_in' && <div role="alert"><p>{words.failed}</p><TroubleLine trouble={trouble} /></div>}
        <Button type="submit" appearance="primary" disabledFocusable={busy}>{busy ? words.giving : button}</Button>
        <Button appearance="subtle" disabled={busy} onClick={() => { verdict.dismiss(); document.querySelector<HTMLElement>('.verdict-choice input')?.focus(); }}>{words.dismiss}</Button>
        <kbd className="quiet" aria-hidden="true">{words.keys}</kbd>
        {short}
      </div>
    </form>
  );
}
