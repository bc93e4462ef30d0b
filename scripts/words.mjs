// `npm run words -- check`: the words check over the supplied packs, or over files; `npm run words -- learn`: what it has learned, anew (docs/architecture.md).
import { register } from 'tsx/esm/api';

// From the sources: a translator edits a pack and checks it, and nothing has to be built for that.
register();
const [command, ...rest] = process.argv.slice(2);
if (command === 'learn') {
  const { learnCommand } = await import('../src/server/words/learn-command.ts');
  process.exitCode = learnCommand(rest, console.log, console.error);
} else {
  const { wordsCommand } = await import('../src/server/words/check-command.ts');
  process.exitCode = await wordsCommand(process.argv.slice(2), console.log, console.error);
}
