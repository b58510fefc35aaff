import { screen, within } from '@testing-library/svelte'
import { expect, it } from 'vitest'

import { show } from '../testing/screen'

const FILE = 'contoso-kloudmate.consentry'

it('says of a directory out of a bundle who reports it, not that Microsoft answered', async () => {
  await show('reported-tenant')

  expect(screen.getAllByText(`Reported by ${FILE}`).length).toBeGreaterThan(0)
  expect(screen.queryByText('Proved')).toBeNull()
  expect(screen.getByText(`${FILE} says so. Check again, and Microsoft answers here.`)).toBeVisible()
  expect(screen.queryByText(/Microsoft answered/)).toBeNull()
})

it('says when it was seen and what wrote the bundle', async () => {
  await show('reported-consent')

  const known = screen.getByText(`Reported by ${FILE}: stated by Marta Keller`)
  expect(known).toHaveAttribute('title', expect.stringMatching(/\d{2}:\d{2}, written by Consentry 0\.1\.0$/))
})

it('says of credentials out of a bundle that they are reported to work', async () => {
  await show('reported-credentials')

  expect(
    screen.getByRole('heading', { level: 1, name: 'The credentials are reported to work' }),
  ).toBeVisible()
  expect(screen.queryByText(/^Microsoft took directory/)).toBeNull()
})

it('says of certificates out of a bundle that they are reported', async () => {
  await show('reported-certificate')

  const headline = 'Entra’s signing certificate is reported'
  expect(screen.getByRole('heading', { level: 1, name: headline })).toBeVisible()
})

it('says of a verdict out of a bundle who reports it', async () => {
  await show('reported-verdict')

  expect(screen.getByText(`Reported by ${FILE}`)).toBeVisible()
})

it('marks each step of a bundle as reported in the rail, and counts no fact of it as proved', async () => {
  await show('reported-export')

  const rail = screen.getByRole('navigation', { name: 'Steps' })
  expect(within(rail).getByTestId('step-tenant')).toHaveTextContent(/Done: · reported/)
  expect(screen.getByText('0 proved, 6 reported')).toBeVisible()
})
