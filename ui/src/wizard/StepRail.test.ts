import { screen, within } from '@testing-library/svelte'
import { expect, it } from 'vitest'

import { show } from '../testing/screen'

it('names six steps with their standing in words, and marks the one that is shown', async () => {
  await show('credentials-wrong')

  const rail = screen.getByRole('navigation', { name: 'Steps' })
  expect(within(rail).getAllByRole('listitem')).toHaveLength(6)
  const shown = screen.getByTestId('step-credentials')
  expect(shown).toHaveAttribute('aria-current', 'step')
  expect(shown).toHaveTextContent('Failed')
  expect(shown).toHaveTextContent('client secret')
})

it('visits a step that is not locked and moves focus to its headline', async () => {
  const { user } = await show('credentials')

  await user.click(screen.getByTestId('step-tenant'))

  const headline = await screen.findByRole('heading', {
    level: 1,
    name: 'contoso.com belongs to Contoso Ltd.',
  })
  expect(headline).toHaveFocus()
  expect(screen.getByTestId('step-tenant')).toHaveAttribute('aria-current', 'step')
})

it('offers no button for a locked step', async () => {
  await show('credentials')

  expect(screen.getByTestId('step-export').tagName).toBe('SPAN')
})

it('closes the set-up', async () => {
  const { backend, user } = await show('credentials')

  await user.click(screen.getByTestId('close-setup'))

  expect(backend.requests('close_setup')).toHaveLength(1)
})

it('remembers the appearance one chooses', async () => {
  const { user } = await show('credentials')

  await user.click(screen.getByTestId('theme-dark'))

  expect(document.documentElement.dataset['theme']).toBe('dark')
  expect(localStorage.getItem('theme')).toBe('dark')
  await user.click(screen.getByTestId('theme-system'))
  expect(document.documentElement.dataset['theme']).toBeUndefined()
})
