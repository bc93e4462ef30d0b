import { Worker, type ResourceLimits } from 'node:worker_threads';

/**
 * Starts a worker thread from a module of this project.
 * Compiled code runs as it is. From TypeScript sources (tests, `npm run dev`) the thread first registers tsx, because
 * loaders given in `execArgv` do not reach worker threads on Node 20.
 */
export function startThread(module: URL, workerData: unknown, resourceLimits?: ResourceLimits): Worker {
  const options = { workerData, ...(resourceLimits === undefined ? {} : { resourceLimits }) };
  if (!module.pathname.endsWith('.ts')) return new Worker(module, options);
  const source = `import('tsx/esm/api').then(({ register }) => { register(); return import(${JSON.stringify(module.href)}); })`;
  return new Worker(source, { ...options, eval: true });
}

/** Address of a sibling thread module, in the form (`.ts` or `.js`) in which the caller itself runs. */
export function siblingModule(name: string, callerUrl: string): URL {
  return new URL(`./${name}${callerUrl.endsWith('.ts') ? '.ts' : '.js'}`, callerUrl);
}
