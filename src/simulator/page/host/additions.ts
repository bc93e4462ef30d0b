/**
 * What passes between the host page and `pane/office-additions.ts`, beside office.js's own protocol: the parts of today's
 * Outlook that the published library of 2022 does not have.
 */

/** `Office.context.officeTheme` as Outlook gives it from Mailbox 1.14 on. */
export interface OfficeTheme {
  bodyBackgroundColor: string;
  bodyForegroundColor: string;
  controlBackgroundColor: string;
  controlForegroundColor: string;
  isDarkTheme: boolean;
  themeId: number;
}

/** Travels in the frame's name beside what office.js reads there, so that it is known before any script of the pane runs. */
export interface Additions {
  requirementSet: string;
  nestedAppAuth: boolean;
  theme: OfficeTheme | null;
  online: boolean;
}

export type ToPane = { simulator: 'additions'; additions: Additions } | { simulator: 'nested-app-auth'; response: string };
export type ToHost = { simulator: 'nested-app-auth'; request: string };

export const themes: Record<'light' | 'dark', OfficeTheme> = {
  light: { bodyBackgroundColor: '#ffffff', bodyForegroundColor: '#242424', controlBackgroundColor: '#f5f5f5', controlForegroundColor: '#242424', isDarkTheme: false, themeId: 0 },
  dark: { bodyBackgroundColor: '#292929', bodyForegroundColor: '#ffffff', controlBackgroundColor: '#3d3d3d', controlForegroundColor: '#ffffff', isDarkTheme: true, themeId: 4 },
};
