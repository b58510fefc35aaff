/** Whether a failure carries a button of its own, which can then be the next thing. */

import type { Failure } from '../backend/contract'

export function hasWayOut({ next }: Failure, canRetry: boolean): boolean {
  switch (next.kind) {
    case 'retry':
      return canRetry
    // While one waits, nothing can be pressed.
    case 'wait':
      return false
    case 'openPortal':
    case 'goTo':
    case 'askRole':
    case 'askService':
    case 'pasteError':
      return true
  }
}
