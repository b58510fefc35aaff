// Measures the screen that is shown: a line for each thing that is wrong. `filledInView`: whether its filled button is to
// be seen without scrolling.
window.measure = (filledInView) => {
  const FIELD = 'input, select, textarea, pre'
  /** What rounding makes of a pixel; and as large as what is said and not shown. */
  const SLACK = 1
  const wrong = []
  const root = document.documentElement
  const isDrawn = (part) =>
    part.getBoundingClientRect().width > SLACK &&
    part.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
    part.closest('.vh, svg') === null
  const name = (part) => (part.dataset.testid ?? part.textContent.trim().slice(0, 40)) || part.outerHTML.slice(0, 80)
  const parts = [...document.body.querySelectorAll('*')].filter(isDrawn)
  const drawn = (selector) => parts.filter((part) => part.matches(selector))

  function fits() {
    const [wide, high] = [root.scrollWidth - innerWidth, root.scrollHeight - innerHeight]
    if (wide > SLACK) wrong.push(`the page is ${wide} px too wide`)
    if (high > SLACK) wrong.push(`the page is ${high} px too high`)
    for (const part of parts) {
      const box = part.getBoundingClientRect()
      if (box.right > innerWidth + SLACK || box.left < -SLACK) wrong.push(`${name(part)} sticks out of the window`)
      const { overflowX, overflowY } = getComputedStyle(part)
      const [more, below] = [part.scrollWidth - part.clientWidth, part.scrollHeight - part.clientHeight]
      if (part.matches(FIELD)) continue
      if (more > SLACK && overflowX !== 'visible') wrong.push(`${name(part)} is ${more} px wider than it shows`)
      if (below > SLACK && ['hidden', 'clip'].includes(overflowY))
        wrong.push(`${name(part)} is ${below} px higher than it shows`)
    }
  }

  /** Whether nothing that scrolls hides the box. */
  function isInView(part, box) {
    for (let around = part.parentElement; around !== null; around = around.parentElement) {
      if (getComputedStyle(around).overflowY === 'visible') continue
      const pane = around.getBoundingClientRect()
      if (box.bottom > pane.bottom + SLACK || box.top < pane.top - SLACK) return false
    }
    return true
  }

  /** The lines of text that are to be seen, each with where it stands. */
  function lines() {
    const found = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let text = walker.nextNode(); text !== null; text = walker.nextNode()) {
      if (text.data.trim() === '' || !isDrawn(text.parentElement)) continue
      const range = document.createRange()
      range.selectNodeContents(text)
      for (const box of range.getClientRects())
        if (box.width > 0 && isInView(text, box)) found.push({ text, box })
    }
    return found
  }

  /** The box that text stands in. */
  function boxOf(text) {
    let part = text.parentElement
    while (getComputedStyle(part).display.startsWith('inline') && part !== document.body) part = part.parentElement
    return part.getBoundingClientRect()
  }

  const said = (text) => text.data.trim().slice(0, 40)

  /** Whether words stand letter under letter. */
  function isBroken(text) {
    const range = document.createRange()
    range.selectNodeContents(text)
    const tops = new Set([...range.getClientRects()].map((box) => Math.round(box.top)))
    return tops.size > 3 && text.data.trim().length / tops.size < 4
  }

  function reads() {
    const all = lines()
    for (const text of new Set(all.map((line) => line.text)))
      if (isBroken(text)) wrong.push(`“${said(text)}” stands letter under letter`)
    for (const { text, box } of all) {
      const around = boxOf(text)
      if (box.right > around.right + SLACK || box.left < around.left - SLACK)
        wrong.push(`“${said(text)}” sticks out of its box`)
    }
    for (const [at, one] of all.entries())
      for (const other of all.slice(at + 1)) {
        const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left)
        const high = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top)
        const least = Math.min(one.box.height, other.box.height)
        if (wide > SLACK && high > least / 2) wrong.push(`“${said(one.text)}” runs into “${said(other.text)}”`)
      }
  }

  function leads() {
    const filled = drawn('.btn--go')
    if (filled.length !== 1) wrong.push(`${filled.length} filled buttons: ${filled.map(name).join(', ')}`)
    for (const button of filled) {
      const box = button.getBoundingClientRect()
      if (button.disabled) wrong.push(`the filled button ${name(button)} is off`)
      if (button.ariaBusy === 'true' && drawn('[role=timer]').length === 0)
        wrong.push(`the filled button ${name(button)} is busy, and nothing says with what`)
      if (filledInView && (box.bottom > innerHeight + SLACK || !isInView(button, box) || !isUncovered(button)))
        wrong.push(`the filled button ${name(button)} is out of view`)
    }
  }

  /** The middle of what the window, and whatever scrolls around the part, show of it. */
  function middleOf(part) {
    let { left, right, top, bottom } = part.getBoundingClientRect()
    for (let around = part.parentElement; around !== null; around = around.parentElement) {
      if (around !== root && getComputedStyle(around).overflowY === 'visible') continue
      const pane = around === root ? { top: 0, bottom: innerHeight } : around.getBoundingClientRect()
      top = Math.max(top, pane.top)
      bottom = Math.min(bottom, pane.bottom)
    }
    return { x: (left + right) / 2, y: (top + bottom) / 2 }
  }

  /** Whether what stands in the middle of the part, as far as it is shown, is the part or its label. */
  function isUncovered(part) {
    const { x, y } = middleOf(part)
    const hit = document.elementFromPoint(x, y)
    return hit !== null && (part.contains(hit) || hit.closest('label')?.control === part)
  }

  function isReached() {
    const scrollers = parts.filter((part) => part.scrollHeight > part.clientHeight)
    const before = scrollers.map((part) => part.scrollTop)
    for (const target of drawn('button, summary, select, input, textarea, a')) {
      target.scrollIntoView({ block: 'nearest' })
      if (!isUncovered(target)) wrong.push(`${name(target)} cannot be reached`)
    }
    scrollers.forEach((part, at) => (part.scrollTop = before[at]))
  }

  function isLargeEnough() {
    const LEAST = 24
    for (const target of drawn('button, summary, select, input:not([type=radio], [type=checkbox], [type=file]), a')) {
      const { width, height } = target.getBoundingClientRect()
      // What stands in a sentence is as high as its line (WCAG 2.2, 2.5.8).
      const words = [...target.parentNode.childNodes].filter((one) => one.nodeType === Node.TEXT_NODE)
      if (words.some((one) => one.data.trim() !== '')) continue
      if (Math.min(width, height) < LEAST - 0.5)
        wrong.push(`${name(target)} is ${Math.round(width)} by ${Math.round(height)} px`)
    }
  }

  fits()
  reads()
  leads()
  isLargeEnough()
  isReached()
  return wrong
}
