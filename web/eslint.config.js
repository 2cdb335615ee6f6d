import { readdirSync } from 'node:fs';
import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

const forbid = (...patterns) => ({
  'no-restricted-imports': ['error', { patterns }],
});
const layer = (name, ...others) => ({
  group: others.map((other) => `@/${other}/**`),
  message: `src/${name} may not use ${others.join(', ')}.`,
});

/** The walls: features do not know each other; what they share lies below them. */
const walls = [
  ...readdirSync(new URL('./src/features', import.meta.url)).map((feature) => ({
    files: [`src/features/${feature}/**`],
    rules: forbid(
      { group: ['@/features/**', '../../*'], message: 'A feature may not import another feature.' },
      layer(`features/${feature}`, 'app'),
    ),
  })),
  { files: ['src/ui/**'], rules: forbid(layer('ui', 'app', 'features', 'jobs', 'live')) },
  { files: ['src/jobs/**'], rules: forbid(layer('jobs', 'app', 'features')) },
  { files: ['src/live/**'], rules: forbid(layer('live', 'app', 'features', 'jobs', 'ui')) },
  {
    files: ['src/model/**'],
    rules: forbid(layer('model', 'app', 'features', 'jobs', 'live', 'ui')),
  },
  {
    files: ['src/api/**'],
    rules: forbid(layer('api', 'app', 'features', 'jobs', 'live', 'ui', 'model')),
  },
];

const socketsOnlyInLive = {
  files: ['src/**'],
  ignores: ['src/live/**'],
  rules: {
    'no-restricted-globals': [
      'error',
      { name: 'WebSocket', message: 'Only src/live speaks over WebSockets.' },
      { name: 'EventSource', message: 'Only src/live listens to streams.' },
    ],
  },
};

/** A school's intranet may be plain HTTP, where these do not exist. */
const SECURE_ONLY = [
  ['crypto', 'randomUUID', 'newKey of @/api/newKey works everywhere.'],
  ['crypto', 'subtle', 'It exists only on secure origins.'],
  ...['clipboard', 'serviceWorker', 'storage', 'locks', 'share', 'wakeLock', 'mediaDevices'].map(
    (property) => ['navigator', property, 'It exists only on secure origins: ask first.'],
  ),
];
const alsoOnPlainHttp = {
  files: ['src/**'],
  // Asks first.
  ignores: ['src/app/keepPage.ts'],
  rules: {
    'no-restricted-properties': [
      'error',
      ...SECURE_ONLY.map(([object, property, message]) => ({ object, property, message })),
    ],
  },
};

export default defineConfig(
  { ignores: ['dist', 'coverage', 'test-results', 'playwright-report', 'src/api/schema.d.ts'] },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  jsxA11y.flatConfigs.strict,
  reactHooks.configs.flat.recommended,
  {
    languageOptions: {
      globals: globals.browser,
      parserOptions: {
        projectService: { allowDefaultProject: ['eslint.config.js'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      // The shapes of the API are plain data; both keywords read the same for them.
      '@typescript-eslint/consistent-type-definitions': 'off',
    },
  },
  ...walls,
  socketsOnlyInLive,
  alsoOnPlainHttp,
  { files: ['**/*.config.{js,ts}', 'e2e/**'], languageOptions: { globals: globals.node } },
  { files: ['e2e/**'], rules: { 'react-hooks/rules-of-hooks': 'off' } },
  { files: ['eslint.config.js'], extends: [tseslint.configs.disableTypeChecked] },
  prettier,
);
