/** One JSON object a line; control characters are escaped by JSON itself (security 34). */
export type Log = {
  info: (event: string, fields?: LogFields) => void;
  error: (event: string, fields?: LogFields) => void;
};

/** Ids, codes, counts, durations. Never tokens, cookies, bodies, subjects, addresses or file names. */
export type LogFields = Record<string, string | number | boolean | null | undefined>;

export function jsonLog(write: (line: string) => void = (line) => process.stdout.write(line)): Log {
  const line = (level: string) => (event: string, fields: LogFields = {}) => {
    write(`${JSON.stringify({ at: new Date().toISOString(), level, event, ...fields })}\n`);
  };
  return { info: line('info'), error: line('error') };
}

/** What an error may say in the log: its kind and code, never its message, which may quote input. */
export function errorKind(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error ? `${error.name} ${String(error.code)}` : error.name;
}
