import { z } from 'zod';

/**
 * Patterns are text with `*` for anything, never regular expressions: one of those, carelessly written, would let a mail stop the
 * intake. Letters count without case.
 */
export const headerPatternSchema = z.strictObject({
  /** Field name; a `*` may stand at its end. */
  name: z.string().regex(/^[!-)+-9;-~]{1,100}\*?$/),
  /** Without `*`: what the value must contain. With `*`: the whole value. Absent or empty: the field is enough. */
  value: z.string().max(200).optional(),
});
export type HeaderPattern = z.infer<typeof headerPatternSchema>;

const host = z.string().max(253).regex(/^(?:[\p{L}\p{N}-]{1,63}\.){1,20}[\p{L}\p{N}-]{1,63}$/u);

export const simulationProductSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  name: z.string().trim().min(1).max(80),
  /** The organisation uses it: its mails are expected, and who reports one is told at once. */
  on: z.boolean(),
  headers: z.array(headerPatternSchema).max(20),
  /** Addresses, or domains with all below them. */
  senders: z.array(z.string().max(320).regex(/^(?:[^\s@<>,;"]{1,64}@)?(?:[\p{L}\p{N}-]{1,63}\.){1,20}[\p{L}\p{N}-]{1,63}$/u)).max(50),
  /** Hosts that links of its mails lead to, with all below them. */
  linkHosts: z.array(host).max(50),
  /** GoPhish's address for reports, such as `https://phish.example.com/report`: the server asks there, with the mail's `rid`. */
  reportUrl: z.string().max(500).nullable(),
});
export type SimulationProduct = z.infer<typeof simulationProductSchema>;

/** Body of `PUT /api/v1/simulations`: the whole setting. */
export const simulationSettingsSchema = z.strictObject({
  /** Field that carries the shared secret. */
  secretHeader: z.string().regex(/^[!-)+-9;-~]{1,100}$/),
  products: z.array(simulationProductSchema).max(40),
});
export type SimulationSettings = z.infer<typeof simulationSettingsSchema>;

/** `GET /api/v1/simulations`. The secret itself is never told again. */
export const simulationsSchema = simulationSettingsSchema.extend({
  secret: z.object({ since: z.iso.datetime(), formerUntil: z.iso.datetime().nullable() }).nullable(),
});
export type Simulations = z.infer<typeof simulationsSchema>;

/** Answer to `POST /api/v1/simulations/secret`: shown once, kept only as a digest. */
export const newSecretSchema = simulationsSchema.extend({ value: z.string() });
