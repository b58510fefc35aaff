// Measures the screen that is shown, as somebody sees it without scrolling: a line for each thing that is wrong.
const wrong = []
const root = document.documentElement
const isSeen = (part) => part.checkVisibility({ opacityProperty: true, visibilityProperty: true })
const name = (part) => (part.dataset?.testid ?? part.textContent.trim().slice(0, 40)) || part.outerHTML.slice(0, 80)

if (root.scrollWidth > innerWidth + 1) wrong.push(`the page is ${root.scrollWidth - innerWidth} px too wide`)
for (const part of document.querySelectorAll('main *, nav *, header *, aside *, dialog *')) {
  const box = part.getBoundingClientRect()
  if (box.width === 0 || !isSeen(part) || part.closest('svg, .vh, pre, details:not([open])')) continue
  if (box.right > innerWidth + 1 || box.left < -1) wrong.push(`${name(part)} sticks out of the window`)
}

const filled = [...document.querySelectorAll('.btn--go')].filter(isSeen)
if (filled.length > 1) wrong.push(`${filled.length} filled buttons: ${filled.map(name).join(', ')}`)
for (const button of filled) {
  const box = button.getBoundingClientRect()
  if (box.bottom > innerHeight + 1 || box.top < -1) wrong.push(`the filled button ${name(button)} is out of view`)
}

const TARGET = 24
for (const target of document.querySelectorAll('button, summary, select, input:not([type=radio], [type=checkbox], [type=file]), a')) {
  const box = target.getBoundingClientRect()
  // What stands in a sentence is as high as its line (WCAG 2.2, 2.5.8).
  const words = [...target.parentNode.childNodes].filter((one) => one.nodeType === Node.TEXT_NODE)
  const inSentence = words.some((one) => one.textContent.trim() !== '')
  if (box.width === 0 || !isSeen(target) || inSentence || target.closest('.vh')) continue
  if (Math.min(box.width, box.height) < TARGET - 0.5)
    wrong.push(`${name(target)} is ${Math.round(box.width)} by ${Math.round(box.height)} px`)
}
return wrong
