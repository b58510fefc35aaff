/** A letter's text as it is set: paragraphs, and addresses on lines of their own. */

export function paragraphs(text: string): string[] {
  const blocks = text.split(/\n{2,}/).flatMap(splitAddresses)
  return blocks.map((block) => block.trim()).filter((block) => block !== '')
}

export function isAddress(paragraph: string): boolean {
  return /^https?:\/\/\S+$/.test(paragraph)
}

function splitAddresses(block: string): string[] {
  const parts: string[] = []
  let words: string[] = []
  for (const line of block.split('\n')) {
    if (!isAddress(line.trim())) {
      words.push(line)
      continue
    }
    parts.push(words.join('\n'), line)
    words = []
  }
  return [...parts, words.join('\n')]
}
