/** Renders the whole window on a fake engine. */

import { render, screen } from '@testing-library/svelte'
import userEvent, { type UserEvent } from '@testing-library/user-event'

import App from '../App.svelte'
import { FakeBackend, fakeFor } from '../backend/fake'
import { screens } from '../backend/fake/screens'
import type { SetupView, WizardView } from '../backend/contract'

export interface Shown {
  backend: FakeBackend
  user: UserEvent
  container: HTMLElement
}

/** Shows the screen of that name, as `?screen=NAME` does. */
export async function show(name: string): Promise<Shown> {
  const shown = await showWith(fakeFor(name))
  const title = screens[name]?.setup?.title
  if (title !== undefined) await screen.findByRole('navigation', { name: 'Steps' })
  // A screen that arrives after another is published by a timer.
  await new Promise((resolve) => setTimeout(resolve))
  return shown
}

export async function showWith(backend: FakeBackend): Promise<Shown> {
  const { container } = render(App, { backend })
  await screen.findByRole('heading', { level: 1 })
  return { backend, user: userEvent.setup(), container }
}

/** The view behind a screen, to be changed by a test. */
export function viewOf(name: string): WizardView {
  const view = screens[name]
  if (view === undefined) throw new Error(`No screen ${name}`)
  return structuredClone(view)
}

export function setupOf(view: WizardView): SetupView {
  if (view.setup === null) throw new Error('No set-up is open in this view.')
  return view.setup
}

/** The same view later, with a changed set-up. */
export function later(view: WizardView, change: (setup: SetupView) => void): WizardView {
  const next = structuredClone(view)
  next.revision += 1
  change(setupOf(next))
  return next
}
