import { describe, expect, it } from 'vitest'

import { FakeBackend } from '../backend/fake'
import { failure } from '../backend/fake/setup'
import { later, setupOf, viewOf } from '../testing/screen'
import { WizardStore } from './store.svelte'

async function storeAt(name: string): Promise<{ store: WizardStore; backend: FakeBackend }> {
  const backend = new FakeBackend(viewOf(name))
  const store = new WizardStore(backend)
  await store.run('wizard')
  return { store, backend }
}

describe('the store', () => {
  it('ignores a view that is older than the one it shows', async () => {
    const { store } = await storeAt('tenant')
    const shown = store.view
    const older = { ...viewOf('verdict'), revision: 9 }

    store.accept(older)

    expect(store.view).toBe(shown)
  })

  it('takes in a view of the same revision, which may be the answer to an event already seen', async () => {
    const { store } = await storeAt('tenant')
    const same = { ...viewOf('tenant'), signature: 'Priya Nair' }

    store.accept(same)

    expect(store.view).toEqual(same)
  })

  it('keeps what a view does not change, so that it is not drawn again', async () => {
    const { store } = await storeAt('tenant')
    const { setup, view } = store
    if (view === null) throw new Error('there is a view')

    store.accept({ ...structuredClone(view), signature: 'Priya Nair' })

    expect(store.view?.signature).toBe('Priya Nair')
    expect(store.setup).toBe(setup)
  })

  it('takes in what the engine publishes by itself', async () => {
    const { store, backend } = await storeAt('tenant')

    backend.publish(later(viewOf('tenant'), (setup) => (setup.title = 'Changed')))

    expect(store.setup?.title).toBe('Changed')
  })

  it('hears nothing more once it has stopped', async () => {
    const { store, backend } = await storeAt('tenant')

    store.stop()
    backend.publish(later(viewOf('tenant'), (setup) => (setup.title = 'Changed')))

    expect(store.setup?.title).not.toBe('Changed')
  })

  it('keeps a refusal until the next command, at the step where it happened', async () => {
    const { store, backend } = await storeAt('tenant')
    backend.when('identify_tenant', () => failure({ code: 'tenant.malformed' }))

    const accepted = await store.run('identify_tenant', { what: '?', cloud: null })

    expect(accepted).toBe(false)
    expect(store.failureAt('tenant')?.code).toBe('tenant.malformed')
    expect(store.failureAt('model')).toBeNull()
    await store.run('wizard')
    expect(store.failureAt('tenant')).toBeNull()
  })

  it('follows the current step when it advances', async () => {
    const { store } = await storeAt('credentials')

    store.accept({ ...viewOf('test-ways'), revision: 11 })

    expect(store.shown).toBe('testLogin')
  })

  it('stays to show which directory was found, and goes on when told to', async () => {
    const { store } = await storeAt('tenant-running')

    store.accept({ ...viewOf('tenant-proved'), revision: 11 })

    expect(store.shown).toBe('tenant')
    store.goOn()
    expect(store.shown).toBe('model')
  })

  it('does not pull away somebody who looks at another step', async () => {
    const { store } = await storeAt('credentials')
    store.visit('tenant')

    store.accept({ ...viewOf('test-ways'), revision: 11 })

    expect(store.shown).toBe('tenant')
  })

  it('leaves a step that has become locked', async () => {
    const { store } = await storeAt('test-ways')
    store.visit('credentials')

    store.accept({ ...viewOf('tenant'), revision: 12 })

    expect(store.shown).toBe('tenant')
  })

  it('visits no locked step', async () => {
    const { store } = await storeAt('tenant')

    store.visit('export')

    expect(store.shown).toBe('tenant')
  })

  it('announces a changed standing and a failure once', async () => {
    const { store, backend } = await storeAt('tenant')
    const wrong = viewOf('tenant-wrong')
    const failed = setupOf(wrong).failure
    if (failed === null) throw new Error('The screen has lost its failure.')
    backend.when('identify_tenant', () => failed.failure)

    await store.run('identify_tenant', { what: 'contoso.con', cloud: null })
    expect(store.announcement).toBe(failed.failure.summary)
    store.accept({ ...wrong, revision: 11 })

    expect(store.announcement).toBe('Directory: Failed, contoso.con')
  })
})
