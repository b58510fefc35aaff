/** The pseudo-language `qps-ploc`: English words with accents and doubled vowels, so that whatever stays plain was not
 * asked for. The Rust side does the same by the same table (`crates/core/src/language/pseudo.rs`). */

/** Microsoft's name for it. */
export const PSEUDO = 'qps-ploc'

export const PLAIN = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'
export const ACCENTED = 'áƀçđéƒǧĥíĵķłɱñóƥɋřšŧúṽŵẋýžÁƁÇĐÉƑǦĤÍĴĶŁṀÑÓƤɊŘŠŦÚṼŴẊÝŽ'

/** The same text with every letter accented and every vowel doubled; what stands in braces is left alone. */
export function disguise(text: string): string {
  let disguised = ''
  let braces = 0
  for (const letter of text) {
    if (letter === '{') braces += 1
    if (letter === '}') braces = Math.max(0, braces - 1)
    const accented = braces === 0 ? accentedLetter(letter) : letter
    disguised += braces === 0 && 'aeiou'.includes(letter) ? accented.repeat(2) : accented
  }
  return disguised
}

function accentedLetter(letter: string): string {
  return ACCENTED[PLAIN.indexOf(letter)] ?? letter
}
