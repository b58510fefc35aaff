/** Technical terms in what is on a screen: where each stands first. */

import type { Term } from '../messages/language'

/** A term, and where it stands first. */
export interface Found {
  readonly term: Term
  readonly range: Range
}

/** What one writes, copies or presses is no text to explain words in. */
const NO_PROSE = 'a,button,code,input,kbd,label,option,select,summary,textarea,[aria-hidden="true"]'

/** The terms in the texts below `root`, each once, in the order in which they are read. */
export function termsIn(root: Element, terms: readonly Term[]): Found[] {
  const byForm = new Map(terms.flatMap((term) => term.forms.map((form) => [form.toLowerCase(), term])))
  const forms = [...byForm.keys()].sort((a, b) => b.length - a.length)
  if (forms.length === 0) return []
  const pattern = new RegExp(`(?<![\\p{L}\\d])(?:${forms.map(escaped).join('|')})(?![\\p{L}\\d])`, 'giu')
  const found = new Map<string, Found>()
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  while (walker.nextNode() !== null) {
    const node = walker.currentNode
    if (node.parentElement?.closest(NO_PROSE) != null) continue
    for (const match of (node.textContent ?? '').matchAll(pattern)) {
      const term = byForm.get(match[0].toLowerCase())
      if (term === undefined || found.has(term.id)) continue
      const range = document.createRange()
      range.setStart(node, match.index)
      range.setEnd(node, match.index + match[0].length)
      found.set(term.id, { term, range })
    }
  }
  return [...found.values()]
}

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
