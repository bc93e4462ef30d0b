import type { Regions } from '../../contract/desk-words.ts';

const codes = (text: string) => text.trim().split(/\s+/);

/**
 * The case study's map (N10): Europe, and the Americas and Asia; everywhere else the neutral words. Continents after UN M49,
 * Cyprus with Europe. It is a hypothesis that is measured, and configuration: an organisation may draw it otherwise.
 */
export const defaultRegions: Regions = {
  regions: [
    {
      id: 'europe', name: null, frame: 'part-of-the-solution',
      countries: codes('AD AL AT AX BA BE BG BY CH CY CZ DE DK EE ES FI FO FR GB GG GI GR HR HU IE IM IS IT JE LI LT LU LV MC MD ME MK MT NL NO PL PT RO RS RU SE SI SJ SK SM UA VA XK'),
    },
    {
      id: 'americas', name: null, frame: 'safe-to-report',
      countries: codes('AG AI AR AW BB BL BM BO BQ BR BS BZ CA CL CO CR CU CW DM DO EC FK GD GF GL GP GT GY HN HT JM KN KY LC MF MQ MS MX NI PA PE PM PR PY SR SV SX TC TT US UY VC VE VG VI'),
    },
    {
      id: 'asia', name: null, frame: 'safe-to-report',
      countries: codes('AE AF AM AZ BD BH BN BT CN GE HK ID IL IN IQ IR JO JP KG KH KP KR KW KZ LA LB LK MM MN MO MV MY NP OM PH PK PS QA SA SG SY TH TJ TL TM TR TW UZ VN YE'),
    },
  ],
  roles: [],
  domains: [],
  defaultFrame: 'neutral',
};

/** Region of everybody whose region is not known. */
export const defaultRegion = 'default';
