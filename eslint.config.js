import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** Rules of the language itself; types know the rest. */
const core = {
  eqeqeq: ['error', 'always', { null: 'ignore' }],
  'default-case-last': 'error',
  'no-alert': 'error',
  'no-async-promise-executor': 'error',
  'no-control-regex': 'error',
  'no-debugger': 'error',
  'no-empty': 'error',
  'no-eval': 'error',
  'no-fallthrough': 'error',
  'no-implicit-coercion': ['error', { boolean: false }],
  'no-implied-eval': 'error',
  'no-loss-of-precision': 'error',
  'no-new-func': 'error',
  'no-self-assign': 'error',
  'no-self-compare': 'error',
  'no-sparse-arrays': 'error',
  'no-template-curly-in-string': 'error',
  'no-unreachable': 'error',
  'no-unsafe-finally': 'error',
  'no-useless-escape': 'error',
  'no-var': 'error',
  'object-shorthand': 'error',
  'prefer-const': 'error',
  'use-isnan': 'error',
};

const typed = {
  '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
  '@typescript-eslint/no-explicit-any': 'error',
  '@typescript-eslint/no-floating-promises': 'error',
  '@typescript-eslint/no-non-null-assertion': 'error',
  '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
  '@typescript-eslint/return-await': ['error', 'error-handling-correctness-only'],
  '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
  // A callback that is a property of an options object is no method that could lose its `this`.
  '@typescript-eslint/unbound-method': 'off',
  // Numbers are as safe in a sentence as strings.
  '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
  // A Fastify handler or a fake is async because its caller expects a promise.
  '@typescript-eslint/require-await': 'off',
  // React's event attributes take async handlers; what they reject with is their own affair to show.
  '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
};

export default defineConfig(
  globalIgnores(['dist/', '.data/', 'coverage/', 'node_modules/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  { files: ['**/*.{js,mjs,cjs,ts,tsx}'], rules: core },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: typed,
  },
  {
    files: ['**/*.tsx', 'src/{addin,desk}/**/use-*.ts', 'src/simulator/page/**/*.ts'],
    // The two rules that find faults; those that prepare code for React's compiler, which is not used here, are left out.
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  {
    // All configuration is one schema over the environment, read where a program starts.
    files: ['src/**/*.{ts,tsx}'],
    ignores: ['src/**/main.ts', 'src/server/config.ts', 'src/simulator/demo.ts'],
    rules: { 'no-restricted-properties': ['error', { object: 'process', property: 'env', message: 'Settings come through src/server/config.ts.' }] },
  },
  {
    files: ['src/{contract,words,addin,desk,simulator/page}/**/*.{ts,tsx}'],
    rules: { 'no-console': 'error' },
  },
  {
    // A demo: what is missing there is seen at once and harms nobody.
    files: ['src/simulator/**/*.{ts,tsx}'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    files: ['tests/**/*.{ts,tsx}'],
    rules: {
      // Jest's matchers are `any`, and an assertion that is wrong fails the test.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
    },
  },
);
