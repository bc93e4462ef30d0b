import { useEffect, useState } from 'react';
import type { Agreement } from '../../../contract/agreement.ts';
import { directionOf } from '../../../words/languages.ts';
import type { Voice } from '../pane.ts';
import type { Reporting } from '../reporting.ts';

/** The agreement in force, with the people who signed it (N6, N10). */
export function AgreementText({ language, voice: { say, reader }, reporting }: { language: string; voice: Voice; reporting: () => Promise<Reporting> }) {
  const [agreement, setAgreement] = useState<Agreement | null | 'loading'>('loading');
  useEffect(() => {
    let here = true;
    void reporting().then(async ({ person }) => {
      const fetched = await person.agreement(language);
      if (here) setAgreement(fetched);
    });
    return () => { here = false; };
  }, [language, reporting]);

  if (agreement === 'loading') return <p className="bone" aria-hidden="true" />;
  if (!agreement) return <p role="status">{say('agreement.failed')}</p>;
  const day = (date: string) => new Intl.DateTimeFormat(reader.locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`));
  const { text, textLanguage, signatories, effectiveFrom, version, link } = agreement;
  return (
    <article className="agreement">
      {textLanguage !== language && <p>{say('agreement.language')}</p>}
      <div lang={textLanguage} dir={directionOf(textLanguage)}>
        <h2>{text.title}</h2>
        {text.body.split('\n').map((line) => <p key={line}>{line}</p>)}
        {text.limits && <p className="limits">{text.limits}</p>}
      </div>
      {link !== null && <p><a href={link} target="_blank" rel="noreferrer" dir="ltr">{link}</a></p>}
      <h3>{say('agreement.signed')}</h3>
      <ul>{signatories.map(({ name, role, date }) => <li key={name}>{say('agreement.signatory', { name, role, date: day(date) })}</li>)}</ul>
      <p className="fact">{say('agreement.since', { date: day(effectiveFrom) })} · {say('agreement.version', { version })}</p>
    </article>
  );
}
