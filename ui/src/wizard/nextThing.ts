/** The one next thing of a screen: its filled button, which Enter presses wherever no control waits for it. */

/** What takes Enter itself. */
const OWN = 'a,button,select,summary,textarea,[role="dialog"],[role="alertdialog"]'

/** Whether a press of this key is for the next thing: no field, button or dialog is where it was pressed. */
export function isForNextThing(event: KeyboardEvent): boolean {
  const { target } = event
  if (event.key !== 'Enter' || event.defaultPrevented || event.repeat) return false
  if (!(target instanceof HTMLElement) || target.closest(OWN) !== null) return false
  // A form takes Enter from its text fields alone.
  return target.closest('form') === null || target.matches('input[type="radio"], input[type="checkbox"]')
}

/** Presses the filled button. */
export function doNextThing(): void {
  document.querySelector<HTMLElement>('main .btn--go')?.click()
}
