// The import table of docs/architecture.md, held by `npm run check` and by tests/house/boundaries.test.ts.
const never = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

module.exports = {
  forbidden: [
    never('no-circle', 'Two files that need each other are one file, or three.', {}, { circular: true }),
    never('resolvable', 'An import of something that is not there.', {}, { couldNotResolve: true }),
    never('contract-imports-zod-only', 'What all sides agree on belongs to no side.', { path: '^src/contract/' }, { pathNot: '^src/contract/|(^|/)node_modules/zod/' }),
    never('words-are-runtime-free', 'Words run in pane, desk, server and command line alike: no DOM, no Node, of our own only the contract.',
      { path: '^src/words/' }, { pathNot: '^src/(words|contract)/|(^|/)node_modules/(intl-messageformat|@formatjs)/' }),
    never('words-take-types-from-contract', 'Only its types: zod would come along as code.', { path: '^src/words/' }, { path: '^src/contract/', dependencyTypesNot: ['type-only'] }),
    never('addin-alone', 'The pane reaches the server by its API only.', { path: '^src/addin/' }, { path: '^src/(desk|server|simulator)/' }),
    never('events-stay-small', 'Classic Outlook runs the event file without a browser: types only of these.',
      { path: '^src/addin/events/' }, { path: '(^|/)node_modules/(zod|react|react-dom|@fluentui|@azure)/', dependencyTypesNot: ['type-only'] }),
    never('desk-alone', 'The desk reaches the server by its API only.', { path: '^src/desk/' }, { path: '^src/(addin|server|simulator)/' }),
    never('server-alone', 'The server knows no page and, in production, no simulator.', { path: '^src/server/' }, { path: '^src/(addin|desk|simulator)/' }),
    never('simulator-beside', 'Only the demo’s start composes server and simulator. Starting a thread is plumbing that both need.',
      { path: '^src/simulator/', pathNot: '^src/simulator/demo\\.ts$' }, { path: '^src/server/', pathNot: '^src/server/thread\\.ts$' }),
    never('simulator-shows-bundles', 'It serves the pane as it is built and never imports its sources.', { path: '^src/simulator/' }, { path: '^src/(addin|desk)/' }),
    never('delivery-knows-no-report', 'It sends a stored payload.', { path: '^src/server/delivery/' }, { path: '^src/server/(reports|reading|campaigns|answers)/' }),
    never('production-parts-only', '`npm ci --omit=dev` must be enough to serve.', { path: '^src/(contract|words|server)/' }, { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] }),
    never('no-tests-in-sources', 'Sources do not need their tests.', { path: '^src/' }, { path: '^tests/' }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'], exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
};
