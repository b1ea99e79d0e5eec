// Search: from the press of the last key to the rows it found on screen, in the real window over the whole ledger.
import { setTimeout as pause } from 'node:timers/promises'
import { percentile } from './figures.mjs'

const box = 'input[aria-keyshortcuts~="Control+K"]'
/** A quick typist's pace. It is slower than the box waits for, so every letter is searched for. */
const keyMs = 120

/**
 * Runs in the page, once: from then on `benchSearch.last` is when the last letter came and `benchSearch.painted()` when the
 * rows found for it were on screen. The list is busy from the question until its rows are swapped in.
 */
function installWatch(selector) {
  const field = document.querySelector(selector)
  const grid = () => document.querySelector('main [role="grid"]')
  const state = { pressed: null, busySince: null, swapped: null }
  const take = (event) => {
    state.pressed = event.timeStamp
    state.busySince = null
    state.swapped = null
  }
  // A Korean letter arrives without a key of its own; then the input itself is the first that is known of it.
  field.addEventListener('keydown', take, true)
  field.addEventListener('beforeinput', (event) => {
    if (state.pressed === null || event.timeStamp - state.pressed > 30) take(event)
  })
  new MutationObserver(() => {
    const busy = grid()?.getAttribute('aria-busy') === 'true'
    if (busy) state.busySince ??= performance.now()
    if (busy || state.busySince === null || state.swapped !== null) return
    state.swapped = 0
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        state.swapped = performance.now()
      }),
    )
  }).observe(document.querySelector('main'), { attributes: true, subtree: true, attributeFilter: ['aria-busy'] })
  globalThis.benchSearch = {
    state,
    clear: () => Object.assign(state, { pressed: null, busySince: null, swapped: null }),
  }
}

/** The first row the app itself finds for what is typed, to know that the painted rows are that search's. */
const firstFound = (desk, text) =>
  desk.page.evaluate(
    async ([typed]) => {
      const filter = { shopId: null, text: typed, from: null, to: null, states: [], wallets: [], methods: [] }
      const answer = await globalThis.backoffice.call('transactions.search', {
        filter: { ...filter, atLeast: null, atMost: null },
        offset: 0,
        limit: 1,
      })
      return answer.value[0]?.orderNumber ?? null
    },
    [text.replace(/[원,]/g, '')],
  )

const isPainted = () => globalThis.benchSearch.state.swapped > 0

async function searchOnce(desk, text) {
  const field = desk.page.locator(box)
  await field.fill('')
  await desk.page.waitForFunction(isPainted)
  await pause(200)
  for (const letter of text) {
    await desk.page.evaluate(() => globalThis.benchSearch.clear())
    await desk.page.keyboard.type(letter)
    if (letter !== text.at(-1)) await pause(keyMs)
  }
  await desk.page.waitForFunction(isPainted)
  const ms = await desk.page.evaluate(() => {
    const { pressed, swapped } = globalThis.benchSearch.state
    return swapped - pressed
  })
  const shown = await desk.page.evaluate(
    () => document.querySelector('main [role="grid"] [role="row"][aria-rowindex="2"]')?.textContent ?? '',
  )
  const expected = await firstFound(desk, text)
  if (expected === null || !shown.includes(expected)) throw new Error(`"${text}" shows "${shown}", not ${expected}`)
  return ms
}

/**
 * @param {{ desk: Awaited<ReturnType<typeof import('./desk.mjs').openDesk>>, terms: { kind: string, text: string }[], tell: (line: string) => void }} wanted
 */
export async function measureSearch({ desk, terms, tell }) {
  tell(`검색: ${terms.length}개 검색어`)
  await desk.page.locator(box).click()
  await desk.page.evaluate(installWatch, box)
  // A first search nobody counts: it fills the ledger's page cache.
  await desk.page.keyboard.type('김')
  await desk.page.waitForFunction(isPainted)
  const found = []
  for (const { kind, text } of terms) found.push({ kind, text, ms: await searchOnce(desk, text) })
  await desk.page.locator(box).fill('')
  const kinds = [...new Set(terms.map(({ kind }) => kind))]
  const spread = (rows) => {
    const times = rows.map(({ ms }) => ms)
    return { p50Ms: percentile(times, 0.5), p95Ms: percentile(times, 0.95), maxMs: Math.max(...times) }
  }
  const byKind = Object.fromEntries(kinds.map((kind) => [kind, spread(found.filter((one) => one.kind === kind))]))
  return { ...spread(found), byKind, terms: found }
}
