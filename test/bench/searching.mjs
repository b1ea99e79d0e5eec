// Search: from the press of the last key to the rows it found on screen, in the real window over the whole ledger.
import { setTimeout as pause } from 'node:timers/promises'
import { percentile } from './figures.mjs'

const box = 'input[aria-keyshortcuts~="Control+K"]'
/** A quick typist's pace. It is slower than the box waits for, so every letter is searched for. */
const keyMs = 120

/**
 * Runs in the page, once: from then on `benchSearch` holds when the last letter came and when the rows found were on screen.
 * The list is busy from a question until its rows are swapped in; the last time it ceases to be is what counts.
 */
function installWatch(selector) {
  const state = { pressed: 0, painted: 0, isBusy: false }
  const take = ({ timeStamp }) => Object.assign(state, { pressed: timeStamp, painted: 0 })
  const field = document.querySelector(selector)
  field.addEventListener('keydown', take, true)
  // A Korean letter is put in without a key of its own; then the input itself is the first that is known of it.
  field.addEventListener('beforeinput', (event) => {
    if (event.timeStamp - state.pressed > 30) take(event)
  })
  const grid = () => document.querySelector('main [role="grid"]')
  new MutationObserver(() => {
    const wasBusy = state.isBusy
    state.isBusy = grid()?.getAttribute('aria-busy') === 'true'
    if (state.isBusy) state.painted = 0
    else if (wasBusy)
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          if (!state.isBusy) state.painted = performance.now()
        }),
      )
  }).observe(document.querySelector('main'), { attributes: true, subtree: true, attributeFilter: ['aria-busy'] })
  globalThis.benchSearch = state
}

/** Longer than the box waits for typing to rest: what is painted so long ago is not followed by another search. */
const settledMs = 250
const isSettled = (ms) => {
  const { painted, isBusy } = globalThis.benchSearch
  return !isBusy && painted > 0 && performance.now() - painted > ms
}

/** The first row the app itself finds for what is typed, to know that the painted rows are that search's. */
async function firstFound(desk, text) {
  const won = text.endsWith('원') ? Number(text.replace(/\D/g, '')) : null
  const filter = { shopId: null, from: null, to: null, states: [], wallets: [], methods: [], atLeast: won, atMost: won }
  const typed = won === null ? text.replaceAll(',', '') : ''
  const rows = await desk.call('transactions.search', { filter: { ...filter, text: typed }, offset: 0, limit: 1 })
  return rows[0]?.orderNumber ?? null
}

/** Types a text at a quick typist's pace and waits until what it found is on screen. */
async function type(desk, text) {
  const field = desk.page.locator(box)
  if ((await field.inputValue()) !== '') {
    await desk.page.evaluate(() => Object.assign(globalThis.benchSearch, { painted: 0 }))
    await field.fill('')
    await desk.page.waitForFunction(isSettled, settledMs)
  }
  for (const [at, letter] of Array.from(text).entries()) {
    if (at > 0) await pause(keyMs)
    await desk.page.keyboard.type(letter)
  }
  await desk.page.waitForFunction(isSettled, settledMs)
}

async function searchOnce(desk, text) {
  await type(desk, text)
  const { pressed, painted } = await desk.page.evaluate(() => globalThis.benchSearch)
  const first = 'main [role="grid"] [role="row"][aria-rowindex="2"]'
  const shown = await desk.page.evaluate((selector) => document.querySelector(selector)?.textContent ?? '', first)
  const expected = await firstFound(desk, text)
  if (expected === null || !shown.includes(expected)) throw new Error(`"${text}" shows "${shown}", not ${expected}`)
  return painted - pressed
}

/**
 * @param {{ desk: Awaited<ReturnType<typeof import('./desk.mjs').openDesk>>, terms: { kind: string, text: string }[], tell: (line: string) => void }} wanted
 */
export async function measureSearch({ desk, terms, tell }) {
  tell(`검색: ${terms.length}개 검색어`)
  await desk.page.locator(box).click()
  await desk.page.evaluate(installWatch, box)
  // A first search nobody counts: it fills the ledger's page cache.
  await type(desk, '김')
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
