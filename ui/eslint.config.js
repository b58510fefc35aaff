import js from '@eslint/js'
import svelte from 'eslint-plugin-svelte'
import globals from 'globals'
import ts from 'typescript-eslint'

import svelteConfig from './svelte.config.js'

const tauriOnlyInItsFile = {
  group: ['@tauri-apps/*'],
  message: 'Only backend/tauri.ts knows Tauri; everything else asks the Backend.',
}
const controlsStandAlone = {
  group: ['**/wizard/**', '**/steps/**', '**/start/**', '**/backend/**'],
  message: 'A control knows nothing of the wizard.',
}

export default ts.config(
  { ignores: ['dist/', 'src/backend/contract.ts', 'src/messages/ids.ts'] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  { languageOptions: { globals: { ...globals.browser } } },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: {
      parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig },
    },
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'SvelteAttribute[key.name="style"]',
          message: "The window's policy blocks style attributes; a `style:` directive is set by script.",
        },
      ],
      'svelte/no-at-html-tags': 'error',
      'svelte/require-each-key': 'error',
    },
  },
  {
    files: ['src/**'],
    rules: {
      'no-restricted-imports': ['error', { patterns: [tauriOnlyInItsFile] }],
      'no-console': 'error',
    },
  },
  {
    files: ['src/controls/**'],
    rules: { 'no-restricted-imports': ['error', { patterns: [tauriOnlyInItsFile, controlsStandAlone] }] },
  },
  { files: ['src/backend/tauri.ts', 'src/backend/tauri.test.ts'], rules: { 'no-restricted-imports': 'off' } },
)
