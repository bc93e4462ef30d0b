/** What the server tells the page in its data block. Absent fields keep the page usable and never say anything untrue. */
export interface PaneSettings {
  readonly clientId: string;
  /** Authority of the issuer, for MSAL. */
  readonly authority: string;
  /** Full name of the scope the API asks for. */
  readonly scope: string;
  readonly version: string;
  readonly maxMailBytes: number;
  /** Telephone number of the security desk, or ''. */
  readonly deskPhone: string;
  /** Mail address of the security desk, or ''. */
  readonly deskMail: string;
}

const absent: PaneSettings = { clientId: '', authority: '', scope: '', version: '', maxMailBytes: Number.POSITIVE_INFINITY, deskPhone: '', deskMail: '' };

/** Reads `<script type="application/json" id="headsup-config">`. Own server, own page: no schema is loaded for it. */
export function readPaneSettings(page: Document): PaneSettings {
  try {
    return { ...absent, ...(JSON.parse(page.getElementById('headsup-config')?.textContent ?? '{}') as Partial<PaneSettings>) };
  } catch {
    return absent;
  }
}
