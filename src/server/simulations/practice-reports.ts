import { sql } from 'kysely';

/**
 * Reports that figures for people count, in a query over `reports`: not those of exercises (N2, N9). What an analyst decided goes before
 * any mark: a real mail with a forged mark counts once it is decided, an unmarked exercise no longer does.
 */
export const isNoExercise = sql<boolean>`coalesce(
  (select case when decided.class = 'simulation' then 0 when decided.class in ('dangerous', 'spam', 'safe') then 1 end
   from verdicts as decided where decided.id = coalesce(reports.verdict_due, reports.verdict_id)),
  case when reports.simulation = 0 then 1 else 0 end) = 1`;
