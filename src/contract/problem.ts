import { z } from 'zod';

/** Every way the server can refuse. One union, so that a code without words does not compile on any page. */
export const problemCodes = [
  'invalid_report',
  'not_signed_in',
  'not_allowed',
  'not_found',
  'key_reused',
  'too_late',
  'mail_too_large',
  'unsupported_media',
  'too_many',
  'not_ready',
  'invalid_request',
  'internal',
] as const;

export type ProblemCode = (typeof problemCodes)[number];

/** Body of every refusal: a code for programs, a sentence for people, an id to find it in the log (`security 35`). */
export const problemSchema = z.object({
  code: z.enum(problemCodes),
  message: z.string(),
  /** What exactly stands in the way, where there is more to say than the code does. */
  detail: z.string().optional(),
  correlationId: z.string(),
});

export type Problem = z.infer<typeof problemSchema>;
