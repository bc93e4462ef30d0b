import type { ReportDetail } from '../../contract/desk.ts';

/** Views of one copy of the mail. */
export const evidenceKinds = ['mail', 'links', 'files', 'route', 'headers', 'source'] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

export const isEvidence = (kind: string): kind is EvidenceKind => (evidenceKinds as readonly string[]).includes(kind);

/** How many there are, behind the name of a view. */
export const evidenceCounts = ({ mail }: ReportDetail) => ({ links: mail.links.length, files: mail.attachments.length });
