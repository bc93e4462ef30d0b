import { Fragment } from 'react';
import type { ReactNode } from 'react';
import type { Criterion, PlaybookStep, Verdict } from '../../../contract/verdict.ts';
import { VisibleText } from '../../text/VisibleText.tsx';
import { When } from '../../text/When.tsx';
import { classWords } from '../../words.ts';
import { criterionWords, kindWords, severityWords, stepWords } from '../verdict/verdict-words.ts';
import { historyWords as words } from './tab-words.ts';

/** Every verdict with its reasons as they were given, newest first. */
export function HistoryTab({ verdicts }: { verdicts: readonly Verdict[] }) {
  if (verdicts.length === 0) return <p className="empty">{words.none}</p>;
  return <ol className="cards">{verdicts.map((verdict) => <li key={verdict.at}><VerdictCard verdict={verdict} /></li>)}</ol>;
}

function VerdictCard({ verdict }: { verdict: Verdict }) {
  const { at, by, kind, severity, criteria, steps, facts, assumptions, removedFrom, siteDown, senderBlocked } = verdict;
  const effect = [removedFrom === null ? null : words.removed(removedFrom), siteDown ? words.siteDown : null, senderBlocked ? words.senderBlocked : null].filter((part) => part !== null);
  const parts: [string, ReactNode][] = [
    // Codes of an older server stay as they are.
    [words.criteria, criteria.length === 0 ? null : <List key="criteria" items={criteria.map((code) => criterionWords[code as Criterion] ?? code)} />],
    [words.facts, facts === '' ? null : <VisibleText key="facts" text={facts} />],
    [words.assumptions, assumptions === '' ? null : <VisibleText key="assumptions" text={assumptions} />],
    [words.steps, steps.length === 0 ? null : <List key="steps" items={steps.map((code) => stepWords[code as PlaybookStep] ?? code)} />],
    [words.effect, effect.length === 0 ? null : <List key="effect" items={effect} />],
  ];
  return (
    <>
      <p className="card-head">
        <strong>{verdict.class === null ? words.opened : classWords[verdict.class]}</strong>
        {kind !== null && <span>{kindWords[kind]}</span>}
        {severity !== null && <span>{severityWords[severity]}</span>}
        <span className="quiet">{words.by} <VisibleText text={by} /> · <When at={at} /></span>
      </p>
      <dl className="facts written">{parts.map(([name, value]) => value !== null && <Fragment key={name}><dt>{name}</dt><dd>{value}</dd></Fragment>)}</dl>
    </>
  );
}

const List = ({ items }: { items: readonly string[] }) => <ul>{items.map((item) => <li key={item}>{item}</li>)}</ul>;
