/** What a page does that no desktop program does: its context menu over everything, and Ctrl+A that marks all of it. */

const EDITABLE = 'input,textarea,[contenteditable]'

/** Whether `target` is something in which one writes. */
export function isEditable(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(EDITABLE) !== null
}

/** Keeps the context menu to where it has something to offer: text that is written, and text that is marked. */
export function keepContextMenu(event: Event): void {
  const marked = !(getSelection()?.isCollapsed ?? true)
  if (!marked && !isEditable(event.target)) event.preventDefault()
}

/** Marks everything only where something is written. */
export function keepSelectAll(event: KeyboardEvent): void {
  const all = event.key.toLowerCase() === 'a' && (event.ctrlKey || event.metaKey)
  if (all && !isEditable(event.target)) event.preventDefault()
}
