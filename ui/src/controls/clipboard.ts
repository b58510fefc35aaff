/** What a copy button needs: somebody who puts text on the clipboard, tells whoever listens what was copied, and says whether
 * it worked. */

import { createContext } from 'svelte'

export type CopyText = (text: string, what: string) => Promise<boolean>

export const [copyText, provideCopyText] = createContext<CopyText>()
