// One thread that holds the rows and matches them when asked: first it writes them as CSV for the rival.
import { writeFile } from 'node:fs/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { plant } from './planted-receipts.mjs'

async function writeRows({ receipts, lines }, files) {
  const text = (rows, cells) => `${rows.map((row) => cells(row).join(',')).join('\n')}\n`
  const ours = (row) => [
    row.id,
    row.event,
    row.originalApprovalNumber ?? row.approvalNumber ?? '',
    row.event === 'issued' ? row.won : 0 - row.won,
    row.at,
    row.identityLastFour,
    row.purpose,
  ]
  const theirs = (row) => [
    row.id,
    row.event,
    row.approvalNumber,
    row.total,
    row.soldAt,
    row.identityLastFour,
    row.purpose,
  ]
  await writeFile(files.receipts, text(receipts, ours))
  await writeFile(files.lines, text(lines, theirs))
}

/** Every planted cause must be found as often as it was planted, or the time means nothing. */
function check({ findings }, truth) {
  const found = new Map()
  for (const { cause } of findings) found.set(cause, (found.get(cause) ?? 0) + 1)
  for (const cause of new Set([...found.keys(), ...truth.keys()]))
    if (found.get(cause) !== truth.get(cause))
      throw new Error(`${cause}: ${found.get(cause) ?? 0} found, ${truth.get(cause) ?? 0} planted`)
}

const { count, engine, settings, files } = workerData
const { matchReceipts } = await import(engine)
const { defaultMatchSettings } = await import(settings)
const { truth, ...rows } = plant(count)
await writeRows(rows, files)
parentPort.on('message', () => {
  const began = performance.now()
  const result = matchReceipts({ ...rows, duties: [], on: '2026-12-31', settings: defaultMatchSettings })
  const wallMs = performance.now() - began
  check(result, truth)
  parentPort.postMessage({ wallMs })
})
parentPort.postMessage({ receipts: rows.receipts.length, lines: rows.lines.length })
