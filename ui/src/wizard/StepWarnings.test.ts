import { render, screen } from '@testing-library/svelte'
import { expect, it } from 'vitest'

import type { SetupView, WarningView } from '../backend/contract'
import { setupOf, viewOf } from '../testing/screen'
import StepWarnings from './StepWarnings.svelte'

const odd = (text: string): WarningView => ({
  id: 'federation.odd_part',
  title: 'A part of the metadata is odd: KeyDescriptor',
  text,
  portal: null,
})

function setupWith(warnings: WarningView[]): SetupView {
  const setup = setupOf(viewOf('credentials-proved'))
  const steps = setup.steps.map((step) => (step.step === 'credentials' ? { ...step, warnings } : step))
  return { ...setup, steps }
}

it('shows each odd part, also two of one kind', () => {
  render(StepWarnings, { setup: setupWith([odd('The first.'), odd('The second.')]), step: 'credentials' })

  expect(screen.getByText('The first.')).toBeVisible()
  expect(screen.getByText('The second.')).toBeVisible()
})

it('shows nothing at another step, and nothing where nothing is odd', () => {
  render(StepWarnings, { setup: setupWith([odd('The first.')]), step: 'model' })
  render(StepWarnings, { setup: setupWith([]), step: 'credentials' })

  expect(screen.queryByText('The first.')).toBeNull()
})
