import { parse, type AST } from 'svelte/compiler'
import ts from 'typescript'
import { expect, it } from 'vitest'

import { sources, type Source } from './sources'

/** Attributes whose texts nobody reads: names of classes, places in a drawing, what a program looks for. */
const UNREAD =
  /^(class|d|data-.*|href|id|key|name|points|role|rx|ry|style|transform|type|viewBox|autocomplete|xmlns)$/

/** Whether a person would read `text`: two words side by side, or one that begins a sentence. */
function isSentence(text: string): boolean {
  const plain = text.replaceAll(/https?:\S+/g, '')
  return /\p{L}{2,}[,.:;]? \p{L}{2,}/u.test(plain) || /^\s*\p{Lu}\p{Ll}+[.:!?…]?\s*$/u.test(plain)
}

/** Whether `node` asks which key was pressed: the names of keys are the standard's (UI Events, `key`). */
function isKey(node: ts.Node): boolean {
  return (
    ts.isBinaryExpression(node) &&
    ts.isPropertyAccessExpression(node.left) &&
    node.left.name.text === 'key' &&
    ts.isStringLiteralLike(node.right)
  )
}

/** The texts of a script that are neither an import nor a type. */
function textsOfScript(script: string): string[] {
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isTypeNode(node) || isKey(node)) return
    if (ts.isStringLiteralLike(node)) found.push(node.text)
    if (ts.isTemplateExpression(node)) {
      found.push(
        [node.head, ...node.templateSpans.map((span) => span.literal)].map(({ text }) => text).join('…'),
      )
    }
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile('script.ts', script, ts.ScriptTarget.Latest))
  return found
}

/** The texts of a component's markup, and of its expressions. */
function textsOfMarkup(text: string): string[] {
  const found: string[] = []
  const visit = (node: unknown, attribute: string | null): void => {
    if (Array.isArray(node)) {
      for (const one of node) visit(one, attribute)
      return
    }
    if (typeof node !== 'object' || node === null) return
    const { type, name, data, value } = node as {
      type?: string
      name?: string
      data?: unknown
      value?: unknown
    }
    if (type === 'Attribute' && name !== undefined && UNREAD.test(name)) return
    if (type === 'ClassDirective' || type === 'StyleDirective') return
    if (type === 'Text' && typeof data === 'string') found.push(data)
    if (type === 'Literal' && typeof value === 'string') found.push(value)
    if (type === 'TemplateElement') found.push((value as { cooked: string }).cooked)
    for (const [key, held] of Object.entries(node)) if (key !== 'metadata') visit(held, name ?? attribute)
  }
  const root: AST.Root = parse(text, { modern: true })
  visit(root.fragment, null)
  return found
}

function sentencesIn({ path, text }: Source): string[] {
  const scripts = [...text.matchAll(/<script[^>]*>([^]*?)<\/script>/g)].map(([, script = '']) => script)
  const texts = path.endsWith('.svelte')
    ? [...scripts.flatMap(textsOfScript), ...textsOfMarkup(text)]
    : textsOfScript(text)
  return texts.filter(isSentence).map((sentence) => `${path}: ${sentence.trim()}`)
}

it('finds no sentence outside the catalogues', () => {
  expect(sources.flatMap(sentencesIn)).toEqual([])
})

it.each([
  ['Literal.svelte', '<p>Begin with your domain</p>'],
  ['Attribute.svelte', '<button aria-label="Close">×</button>'],
  ['Expression.svelte', "<p>{busy ? 'Please wait' : ''}</p>"],
  ['Template.svelte', '<p title={`Made by ${who}`}></p>'],
  ['Script.svelte', '<script lang="ts">const title = \'Saved\'</script>'],
  ['module.ts', "export const hint = 'it is read here'"],
])('finds a sentence in %s', (path, text) => {
  expect(sentencesIn({ path, text })).toHaveLength(1)
})
