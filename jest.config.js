// ESM throughout (jose, oidc-provider and our own code): run with NODE_OPTIONS=--experimental-vm-modules, as scripts/test.mjs does.
const swc = {
  jsc: { target: 'es2022', parser: { syntax: 'typescript', tsx: true }, transform: { react: { runtime: 'automatic' } }, experimental: { keepImportAttributes: true } },
  module: { type: 'es6' },
  sourceMaps: 'inline',
};

export default {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/tests/**/*.test.ts', '<rootDir>/tests/**/*.test.tsx'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: { '^.+\\.tsx?$': ['@swc/jest', swc] },
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.data'],
  // A busy machine is slow, not wrong: only what hangs fails here.
  testTimeout: 60_000,
  // Two cores: one browser and one database already fill them.
  maxWorkers: 2,
  // Fastify's inject wants a cookie package of Node 22, which Jest cannot require; ours has the same functions.
  moduleNameMapper: { '^cookie$': '<rootDir>/node_modules/cookie/dist/index.js' },
};
