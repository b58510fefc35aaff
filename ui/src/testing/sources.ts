/** The interface's own sources: what ships, without tests and fakes. */

const texts = import.meta.glob<string>(
  ['../**/*.{svelte,ts}', '!../**/*.test.ts', '!../testing/**', '!../backend/fake/**', '!../backend/fake.ts'],
  { query: '?raw', import: 'default', eager: true },
)

export interface Source {
  /** Where it lies in `src`. */
  path: string
  text: string
}

export const sources: Source[] = Object.entries(texts).map(([path, text]) => ({
  path: path.replace('../', ''),
  text,
}))
