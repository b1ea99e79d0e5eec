// Receipts known to the desk and Hometax's lines of them, with planted differences.
const firstDay = Date.parse('2026-06-01T09:00:00Z')
const spanMs = 150 * 86_400_000
const sums = [9_900, 12_000, 15_000, 19_900, 29_000, 33_000, 55_000, 120_000]

/** Of ten thousand payments: what becomes of each. The rest match by number. */
const shares = [
  ['no-number', 500],
  ['cancelled', 300],
  ['missing', 40],
  ['amount-differs', 30],
  ['kind-differs', 20],
  ['double', 20],
  ['cancel-missing', 20],
  ['cancelled-in-hometax', 20],
  ['hometax-only', 50],
]

/** The fate of the payment with this number, spread evenly. */
function fateOf(number) {
  let place = (number * 7_919) % 10_000
  for (const [fate, share] of shares) {
    if (place < share) return fate
    place -= share
  }
  return 'matched'
}

const moment = (ms) => `${new Date(ms).toISOString().slice(0, 19)}+09:00`

/**
 * Receipts, lines and how many of each cause are true, of `count` payments with their times rising.
 * @param {number} count
 */
export function plant(count) {
  const [receipts, lines, truth] = [[], [], new Map()]
  for (let number = 0; number < count; number += 1) {
    const fate = fateOf(number)
    const at = moment(firstDay + Math.floor((number * spanMs) / count))
    const approvalNumber = `T${String(100_000_000 + number)}`
    // What has no number, or resembles another, has a sum of its own: chance must plant nothing.
    const won = ['no-number', 'double', 'hometax-only'].includes(fate) ? 130_000 + number : sums[number % sums.length]
    const identityLastFour = String(1_000 + ((number * 31) % 9_000))
    const base = { transactionId: `t${number}`, at, won, issuer: 'kcp', wallet: null, deadline: null }
    const known = { ...base, originalApprovalNumber: null, identityLastFour, purpose: 'income-deduction' }
    const isGone = fate === 'cancelled' || fate === 'cancel-missing'
    const line = (id, change) =>
      lines.push({
        id,
        event: 'issued',
        soldAt: at,
        supply: won - Math.round(won / 11),
        vat: Math.round(won / 11),
        service: 0,
        total: won,
        approvalNumber,
        identityLastFour,
        purpose: 'income-deduction',
        means: null,
        note: null,
        ...change,
      })
    if (fate !== 'hometax-only')
      receipts.push({
        ...known,
        id: `r${number}`,
        event: 'issued',
        approvalNumber: fate === 'no-number' ? null : approvalNumber,
        isAlive: !isGone,
      })
    if (isGone)
      receipts.push({
        ...known,
        id: `c${number}`,
        event: 'cancelled',
        approvalNumber: null,
        originalApprovalNumber: approvalNumber,
        isAlive: false,
      })
    if (fate !== 'missing')
      line(`l${number}`, {
        ...(fate === 'amount-differs' ? { total: won + 10 } : {}),
        ...(fate === 'kind-differs' ? { purpose: 'business-expense' } : {}),
      })
    if (fate === 'cancelled' || fate === 'cancelled-in-hometax')
      line(`k${number}`, { event: 'cancelled', total: 0 - won })
    if (fate === 'double') line(`d${number}`, { approvalNumber: `D${number}` })
    const cause = fate === 'no-number' || fate === 'cancelled' ? 'matched' : fate
    truth.set(cause, (truth.get(cause) ?? 0) + 1)
    if (fate === 'double') truth.set('matched', (truth.get('matched') ?? 0) + 1)
  }
  return { receipts, lines, truth }
}
