import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { manifestLocales } from './locales.ts';
import { manifestFaults, manifestVariants, type ManifestSettings } from './settings.ts';
import { manifestVersion, writeManifest } from './write-manifest.ts';

const usage = `Writes the manifest that puts Heads-Up into an organisation's Outlook.

npm run manifest -- --url https://report.example.com [options]

  --url URL        address of the public listener, https, without a path
  --name TEXT      the add-in's name in Outlook (otherwise Heads-Up)
  --out FILE       file to write (otherwise standard output)
  --variant NAME   full (Microsoft 365, the default) or onprem (Exchange Server)
  --id GUID        keeps the id of an add-in whose address has moved (otherwise made from the address)
  --support URL    the organisation's help page
  --sign-in URL    where people sign in, may be given several times (otherwise https://login.microsoftonline.com)
  --help           this text
`;

/** Exit codes: 0 written, 1 the settings are refused or the file cannot be written, 2 the command line is not understood. */
export function manifestCommand(args: readonly string[]): number {
  const options = readOptions(args);
  if (typeof options === 'string') return fail(`${options}\n\n${usage}`, 2);
  if (options.help) return print(usage);
  const variant = manifestVariants.find((name) => name === options.variant);
  if (variant === undefined) return fail(`There is no variant “${options.variant}”: choose full or onprem.\n`, 2);
  if (options.url === undefined) return fail(`--url is missing.\n\n${usage}`, 2);
  const settings: ManifestSettings = {
    url: options.url,
    name: options.name,
    id: options.id,
    version: manifestVersion,
    locales: manifestLocales,
    variant,
    signIn: options['sign-in'],
    supportUrl: options.support,
  };
  const faults = manifestFaults(settings);
  if (faults.length > 0) return fail(`${faults.join('\n')}\nNothing was written.\n`, 1);
  return deliver(writeManifest(settings), options.out);
}

function readOptions(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        url: { type: 'string' },
        name: { type: 'string' },
        out: { type: 'string' },
        variant: { type: 'string', default: 'full' },
        id: { type: 'string' },
        support: { type: 'string' },
        'sign-in': { type: 'string', multiple: true },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function deliver(manifest: string, file: string | undefined): number {
  if (file === undefined) return print(manifest);
  try {
    writeFileSync(file, manifest);
  } catch (error) {
    return fail(`“${file}” cannot be written: ${error instanceof Error ? error.message : String(error)}\n`, 1);
  }
  process.stderr.write(`Written to ${file}. How to give it to everybody: docs/deployment.md\n`);
  return 0;
}

function print(text: string): number {
  process.stdout.write(text);
  return 0;
}

function fail(text: string, code: number): number {
  process.stderr.write(text);
  return code;
}
