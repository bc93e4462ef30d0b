import type { SimulationProduct, SimulationSettings } from '../../contract/simulation.ts';

const product = (id: string, name: string, marks: Partial<Pick<SimulationProduct, 'headers' | 'senders' | 'linkHosts'>>): SimulationProduct =>
  ({ id, name, on: false, headers: [], senders: [], linkHosts: [], reportUrl: null, ...marks });

/**
 * The known products with what their vendors or sources say about their mails. All are off: nobody uses all of them, and the
 * mark of one that is not used is an attacker's or a stranger's.
 */
export const defaultSimulations: SimulationSettings = {
  secretHeader: 'X-HeadsUp-Simulation',
  products: [
    product('knowbe4', 'KnowBe4', { headers: [{ name: 'X-PHISHTEST' }, { name: 'X-PHISH-CRID' }] }),
    product('fortiphish', 'FortiPhish', { headers: [{ name: 'X-FORTIPHISH-RECIPIENT-UUID' }, { name: 'X-PHISHTEST', value: 'FortiPhish' }] }),
    product('proofpoint', 'Proofpoint, Wombat', { headers: [{ name: 'X-ThreatSim-ID' }, { name: 'X-ThreatSim-Header' }, { name: 'X-Mailer', value: 'wombat*' }] }),
    product('cofense', 'Cofense', { headers: [{ name: 'X-PhishMe' }, { name: 'X-PhishMeTracking' }, { name: 'X-Cofense*' }] }),
    product('phishing-tackle', 'Phishing Tackle', { headers: [{ name: 'X-PhishingTackle' }] }),
    product('ephishiency', 'Ephishiency', { headers: [{ name: 'X-EPHISHIENCY' }] }),
    // The contact field is there only where GoPhish was given a contact address; forks rename or drop both.
    product('gophish', 'GoPhish', { headers: [{ name: 'X-Mailer', value: 'gophish*' }, { name: 'X-Gophish-Contact' }] }),
    // Not documented by Microsoft: a guess from the field, to be switched on by those who have seen it hold.
    product('microsoft', 'Microsoft Attack simulation training (not confirmed by Microsoft)', { senders: ['simulator.office.com', 'phishingsimulations.microsoft.com'] }),
  ],
};
