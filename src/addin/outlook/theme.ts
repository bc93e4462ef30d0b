/** `system`: Outlook does not say (phones, old clients), so the page follows the device. */
export type Theme = 'light' | 'dark' | 'system';

/** Tells Outlook's theme now and whenever it changes. Forced colours are the style sheet's own affair. */
export function watchTheme(tell: (theme: Theme) => void): void {
  tell(themeOf(Office.context.officeTheme));
  if (!Office.context.requirements.isSetSupported('Mailbox', '1.14')) return;
  Office.context.mailbox.addHandlerAsync(Office.EventType.OfficeThemeChanged, (event: { officeTheme?: Office.OfficeTheme }) => {
    tell(themeOf(event.officeTheme ?? Office.context.officeTheme));
  });
}

function themeOf(theme: Office.OfficeTheme | undefined): Theme {
  if (!theme) return 'system';
  if (typeof theme.isDarkTheme === 'boolean') return theme.isDarkTheme ? 'dark' : 'light';
  const background = luminance(theme.bodyBackgroundColor);
  return background === undefined ? 'system' : background < 0.4 ? 'dark' : 'light';
}

/** 0 (black) to 1 (white) of `#rrggbb`; undefined for anything else. */
function luminance(colour: string | undefined): number | undefined {
  const parts = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour ?? '');
  if (!parts) return undefined;
  const [red, green, blue] = parts.slice(1).map((part) => parseInt(part, 16) / 255) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
