import { z } from 'zod';

/** `GET /api/v1/campaigns/{id}/indicators`: raw, from a hostile mail. Show them as text only. */
export const indicatorsSchema = z.object({
  hosts: z.array(z.string()),
  urls: z.array(z.string()),
  addresses: z.array(z.string()),
  attachments: z.array(z.object({ name: z.string(), sha256: z.string() })),
  subjects: z.array(z.string()),
  messageIds: z.array(z.string()),
});
export type Indicators = z.infer<typeof indicatorsSchema>;
