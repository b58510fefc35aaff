/** What jsdom lacks, and clean storage for every test. */

import '@testing-library/jest-dom/vitest'
import { beforeEach } from 'vitest'

document.documentElement.lang = 'en'

beforeEach(() => {
  localStorage.clear()
})

// Nothing has a size here, so none ever changes.
globalThis.ResizeObserver = class {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

// The dialogue of bits-ui asks for these.
Element.prototype.scrollIntoView = () => undefined
Element.prototype.hasPointerCapture = () => false

Blob.prototype.text = function () {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => {
      resolve(String(reader.result))
    }
    reader.onerror = () => {
      reject(new Error('The file could not be read.'))
    }
    reader.readAsText(this)
  })
}
