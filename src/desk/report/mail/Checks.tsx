import type { Authentication } from '../../../contract/desk.ts';
import { VisibleText } from '../../text/VisibleText.tsx';
import { methodWords, reportWords, resultWords } from '../report-words.ts';

/** What mail servers wrote about SPF, DKIM and DMARC. Only our own server's word counts: anybody can write such a header. */
export function Checks({ results }: { results: readonly Authentication[] }) {
  const trusted = results.filter((result) => result.trusted);
  const claimed = results.filter((result) => !result.trusted);
  return (
    <section className="part" aria-labelledby="checks">
      <h3 id="checks">{reportWords.checks}</h3>
      {results.length === 0 && <p className="quiet">{reportWords.noChecks}</p>}
      {trusted.length > 0 && <Results title={reportWords.ourServer} results={trusted} />}
      {claimed.length > 0 && <Results title={reportWords.mailItself} results={claimed} />}
    </section>
  );
}

function Results({ title, results }: { title: string; results: readonly Authentication[] }) {
  return (
    <>
      <h4>{title}</h4>
      <ul className="checks">
        {results.map(({ server, method, result, detail }, i) => (
          <li key={i}>
            <VisibleText text={methodWords(method)} />: <strong><VisibleText text={resultWords(result)} /></strong>
            <span className="quiet mono"> <VisibleText text={[server, detail].filter((part) => part !== '').join(' · ')} /></span>
          </li>
        ))}
      </ul>
    </>
  );
}
