import { VisibleText } from '../../text/VisibleText.tsx';
import { campaignWords as words } from '../campaign-words.ts';

/** More are summed up: a list of fifty says less than its head. */
const shownCells = 6;

/** From where how many reports came, the most first. The bar says nothing that the number does not. */
export function Cells({ title, cells, all }: { title: string; cells: readonly { name: string; reports: number }[]; all: number }) {
  const rest = cells.slice(shownCells);
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <ul className="cells">
        {cells.slice(0, shownCells).map(({ name, reports }) => (
          <li key={name}>
            <span>{name === '' ? <span className="quiet">{words.notKnown}</span> : <VisibleText text={name} />}</span>
            <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true"><rect width={Math.max(2, (reports / Math.max(1, all)) * 100)} height="6" rx="1" /></svg>
            <strong>{reports.toLocaleString('en')}</strong>
          </li>
        ))}
      </ul>
      {rest.length > 0 && <p className="quiet">{words.andMore(rest.length, rest.reduce((sum, { reports }) => sum + reports, 0))}</p>}
    </section>
  );
}
