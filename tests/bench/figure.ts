/** One measured ratio against a reference of the same run. Never a test: machines differ, and so do minutes. */
export type Figure = {
  name: string;
  ratio: number;
  goal: { atLeast: number } | { atMost: number } | undefined;
  detail: string;
};

export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const at = (index: number) => sorted[index] ?? NaN;
  return sorted.length % 2 === 1 ? at(middle) : (at(middle - 1) + at(middle)) / 2;
}

export function line({ name, ratio, goal, detail }: Figure): string {
  const met = goal === undefined ? '' : 'atLeast' in goal ? ` (goal ≥ ${String(goal.atLeast)}: ${ratio >= goal.atLeast ? 'met' : 'NOT met'})` : ` (goal ≤ ${String(goal.atMost)}: ${ratio <= goal.atMost ? 'met' : 'NOT met'})`;
  return `${ratio.toFixed(2)}${met}  ${name}\n      ${detail}`;
}
