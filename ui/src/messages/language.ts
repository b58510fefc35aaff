/** The language a person reads: its Fluent catalogues, which the Rust side reads as well, and how a sentence is made of
 * them. */

import { FluentBundle, FluentNumber, FluentResource } from '@fluent/bundle'

import type { Messages } from './ids'
import { disguise, PSEUDO } from './pseudo'
import { MISSING, variablesOf } from './variables'

/** The id of a message that the window can say. */
export type MessageId = keyof Messages

/** What stands for a variable of a message. */
export type Value = string | number

type Needed<Name extends string> = Name extends `${string}?` ? never : Name
type Dispensable<Name extends string> = Name extends `${infer Known}?` ? Known : never

/** The variables of a message, each with its value: none of them where it has none. */
export type Values<Id extends MessageId> = [Messages[Id]] extends [never]
  ? []
  : [
      values: { [Name in Needed<Messages[Id]>]: Value } & {
        [Name in Dispensable<Messages[Id]>]?: Value | undefined
      },
    ]

// A folder for each language; one that is added is spoken without a line of code. What other screens or the
// terminal say as well is in step.ftl and view.ftl.
const catalogues = import.meta.glob<string>(
  '../../../src-tauri/crates/core/messages/*/{glossary,step,view,window}.ftl',
  {
    query: '?raw',
    import: 'default',
    eager: true,
  },
)

/** A technical term: what it is called, the forms in which it stands in texts, what it means. */
export interface Term {
  readonly id: string
  readonly term: string
  readonly forms: readonly string[]
  readonly means: string
}

export class Language {
  /** Its BCP 47 tag. */
  readonly tag: string
  /** The locale in which it writes days and times. */
  readonly locale: string
  readonly #messages: FluentBundle
  readonly #transform: (text: string) => string

  private constructor(tag: string) {
    this.tag = tag
    const spoken = tag === PSEUDO ? 'en' : tag
    this.locale = spoken === 'en' ? 'en-GB' : spoken
    this.#transform = tag === PSEUDO ? disguise : (text) => text
    this.#messages = new FluentBundle(this.locale, { useIsolating: false, transform: this.#transform })
    // What a language does not say yet is said in English.
    for (const text of [...new Set(['en', spoken])].flatMap(cataloguesOf)) {
      this.#messages.addResource(new FluentResource(text), { allowOverrides: true })
    }
  }

  /** The language of a BCP 47 tag; English where it is not spoken here. */
  static of(tag: string): Language {
    const plain = tag.toLowerCase()
    const wished = [plain, plain.split('-')[0] ?? plain]
    return new Language(wished.find((one) => one === PSEUDO || cataloguesOf(one).length > 0) ?? 'en')
  }

  /** The sentence of message `id`; an id that no catalogue has is answered with the id itself. */
  say<Id extends MessageId>(id: Id, ...[values]: Values<Id>): string {
    const pattern = this.#messages.getMessage(id)?.value ?? null
    if (pattern === null) return id
    const given = new Map<string, Value | undefined>(Object.entries(values ?? {}))
    const names = new Set([...variablesOf(pattern).keys(), ...given.keys()])
    const named = [...names].map((name) => [name, written(given.get(name))])
    return this.#messages.formatPattern(pattern, Object.fromEntries(named), [])
  }

  /** Every technical term that is explained, as its message says it. */
  glossary(): Term[] {
    const ids = cataloguesOf('en').flatMap((text) =>
      [...text.matchAll(/^(glossary-[\w-]+) =/gm)].map(([, id = '']) => id),
    )
    return ids.map((id) => {
      const message = this.#messages.getMessage(id)
      const said = (pattern = message?.value ?? null) =>
        pattern === null ? '' : this.#messages.formatPattern(pattern, {}, [])
      return {
        id,
        term: said(),
        forms: said(message?.attributes.forms).split(', '),
        means: said(message?.attributes.means),
      }
    })
  }

  /** A text that stands outside the catalogues, as this language shows it. */
  text(text: string): string {
    return this.#transform(text)
  }
}

function cataloguesOf(tag: string): string[] {
  return Object.entries(catalogues).flatMap(([path, text]) => (path.split('/').at(-2) === tag ? [text] : []))
}

function written(value: Value | undefined): string | FluentNumber {
  return typeof value === 'number' ? new FluentNumber(value, { useGrouping: false }) : (value ?? MISSING)
}
