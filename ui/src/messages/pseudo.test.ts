import { expect, it } from 'vitest'

import rust from '../../../src-tauri/crates/core/src/language/pseudo.rs?raw'
import { ACCENTED, disguise, PLAIN, PSEUDO } from './pseudo'

it('disguises by the same table as the Rust side', () => {
  expect(rust).toContain(`"${PLAIN}"`)
  expect(rust).toContain(`"${ACCENTED}"`)
  expect(rust).toContain(`"${PSEUDO}"`)
})

it('disguises the examples of the Rust side as it does', () => {
  const examples = [...rust.matchAll(/assert_eq!\(disguise\("(.*?)"\), "(.*?)"\)/g)]

  expect(examples).not.toEqual([])
  for (const [, plain = '', disguised] of examples) expect(disguise(plain)).toBe(disguised)
})

it('has another letter in the place of every letter, each of one unit', () => {
  expect(ACCENTED).toHaveLength(PLAIN.length)
  expect(ACCENTED).not.toMatch(/[\x20-\x7e]/)
})
