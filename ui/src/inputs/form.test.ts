import { expect, it } from 'vitest'

import type { ConditionView } from '../backend/contract'
import { kindeOauth } from '../backend/fake/models/kinde'
import { holds } from './condition'
import { firstGap, formOf, splitOptions } from './form'

const ids = (inputs: { id: string }[]) => inputs.map((one) => one.id)

it('takes conditions as the engine does', () => {
  const oidc: ConditionView = { kind: 'in', subject: 'model', values: ['oidc'] }
  const named: ConditionView = { kind: 'nonEmpty', subject: 'name' }

  expect(holds(oidc, 'oidc', {})).toBe(true)
  expect(holds(oidc, 'saml', { model: 'oidc' })).toBe(false)
  expect(holds(named, 'oidc', { name: '' })).toBe(false)
  expect(holds({ kind: 'not', of: named }, 'oidc', {})).toBe(true)
  expect(holds({ kind: 'all', of: [oidc, named] }, 'oidc', {})).toBe(false)
  expect(holds({ kind: 'any', of: [oidc, named] }, 'oidc', {})).toBe(true)
})

it('asks for a field only when those before it say so, and sends nothing of a field that is hidden', () => {
  const typed = { groups: 'true', group_kinds: 'All' }
  expect(ids(formOf(kindeOauth, typed).asked)).toContain('group_kinds')

  const off = formOf(kindeOauth, { ...typed, groups: 'false' })

  expect(ids(off.asked)).not.toContain('group_kinds')
  expect(off.values).not.toHaveProperty('group_kinds')
})

it('counts a default as entered, and an empty field as its default', () => {
  const { asked, values } = formOf(kindeOauth, { connection_name: '  ', directory_domain: ' contoso.com ' })

  expect(values).toMatchObject({
    connection_name: 'Microsoft Entra ID',
    directory_domain: 'contoso.com',
    scope: 'organization',
  })
  expect(
    firstGap(
      asked.filter((one) => one.step === 'model'),
      values,
    ),
  ).toBeUndefined()
  expect(firstGap(asked, values)?.step).not.toBe('model')
})

it('puts a field that an option brings along beside that option', () => {
  const { plain, options } = splitOptions(formOf(kindeOauth, { groups: 'true' }).asked)

  expect(ids(options)).toContain('group_kinds')
  expect(ids(plain)).toContain('home_realm_domains')
})
