import { addDays, toDay } from '../../../../src/domain/day.ts'
import { toWon } from '../../../../src/domain/money.ts'
import {
  batch,
  both,
  cancelLineOf,
  cancelOf,
  dutyOf,
  type Ground,
  lineOf,
  moment,
  nearDay,
  part,
  type Planted,
  planted,
  receiptOf,
  unreported,
  wallet,
} from './planted-ground.ts'

type Plant = (at: Ground) => Planted

/** Every way things are, and every way they go wrong; each leaves nothing another could be taken for. */
export const plants: Readonly<Record<string, Plant>> = {
  'matched by number': (at) =>
    planted('matched', { receipts: [receiptOf(at)], lines: [lineOf(at, { day: nearDay(at) })] }),
  'matched by last four': (at) =>
    planted('matched', {
      receipts: [receiptOf(at, { approvalNumber: null })],
      lines: [lineOf(at, { day: nearDay(at) })],
    }),
  'matched without last four in the file': (at) =>
    planted('matched', {
      receipts: [receiptOf(at, { approvalNumber: null, won: at.rare })],
      lines: [lineOf(at, { identityLastFour: null, total: at.rare, day: nearDay(at) })],
    }),
  'matched without last four of a wallet': (at) =>
    planted('matched', {
      receipts: [receiptOf(at, { ...wallet, approvalNumber: null, identityLastFour: null, won: at.rare })],
      lines: [lineOf(at, { total: at.rare, day: nearDay(at) })],
    }),
  'matched with a cancel of its number': (at) =>
    planted('matched', {
      receipts: [receiptOf(at, { isAlive: false }), cancelOf(at)],
      lines: [lineOf(at), cancelLineOf(at)],
    }),
  'matched with a cancel of part': (at) =>
    planted('matched', {
      receipts: [receiptOf(at), cancelOf(at, { won: part(at.won) })],
      lines: [lineOf(at), cancelLineOf(at, { total: 0 - part(at.won) })],
    }),
  'matched with a cancel of a number of its own': (at) =>
    planted('matched', {
      receipts: [receiptOf(at, { isAlive: false }), cancelOf(at, { approvalNumber: at.other })],
      lines: [lineOf(at), cancelLineOf(at, { approvalNumber: at.other, day: addDays(at.old, 4) })],
    }),
  'matched with a cancel by last four': (at) =>
    planted('matched', {
      receipts: [
        receiptOf(at, { isAlive: false, approvalNumber: null }),
        cancelOf(at, { originalApprovalNumber: null }),
      ],
      lines: [lineOf(at), cancelLineOf(at, { approvalNumber: at.other })],
    }),
  'matched, cancelled and issued anew': (at) => {
    const rest = toWon(at.won - part(at.won))
    return planted('matched', {
      receipts: [
        receiptOf(at, { isAlive: false }),
        cancelOf(at),
        receiptOf(at, {
          id: `${at.id}-r2`,
          approvalNumber: at.other,
          won: rest,
          at: moment(addDays(at.old, 2), '10:00:00'),
        }),
      ],
      lines: [
        lineOf(at),
        cancelLineOf(at),
        lineOf(at, { id: `${at.id}-l2`, approvalNumber: at.other, total: rest, day: addDays(at.old, 2) }),
      ],
    })
  },
  'matched, cut with us and issued anew in Hometax': (at) =>
    planted('matched', {
      receipts: [receiptOf(at), cancelOf(at, { won: part(at.won) })],
      lines: [
        lineOf(at),
        cancelLineOf(at),
        lineOf(at, {
          id: `${at.id}-l2`,
          approvalNumber: at.other,
          total: at.won - part(at.won),
          day: addDays(at.old, 1),
          time: '12:00:01',
        }),
      ],
    }),
  'matched, never sent': (at) => planted('matched', { receipts: [receiptOf(at, { isAlive: false }), cancelOf(at)] }),
  'matched from the batch': (at) =>
    planted('matched', { duty: dutyOf(at, batch), lines: [lineOf(at, { day: nearDay(at) })] }),
  'matched, nothing due': (at) => planted('matched', { duty: dutyOf(at, { won: toWon(0) }) }),
  'awaiting a receipt': (at) => planted('awaiting', { receipts: [receiptOf(at, { at: moment(at.on, '10:00:00') })] }),
  'awaiting a cancel': (at) =>
    planted('awaiting', {
      receipts: [receiptOf(at, { isAlive: false }), cancelOf(at, { at: moment(at.on, '09:00:00') })],
      lines: [lineOf(at)],
    }),
  'awaiting the merchant': (at) =>
    planted('awaiting', {
      duty: dutyOf(at, { paidAt: moment(at.on, '09:00:00'), deadline: addDays(at.on, 5) }),
    }),
  'awaiting a wallet': (at) =>
    planted('awaiting', { duty: dutyOf(at, { ...unreported, paidAt: moment(at.on, '09:00:00') }) }),
  'late after the grace': (at) =>
    planted('late', { receipts: [receiptOf(at)], lines: [lineOf(at, { day: addDays(at.old, 8) })] }),
  'late after the deadline': (at) => {
    const sold = addDays(at.old, 1)
    return planted('late', {
      receipts: [receiptOf(at, { deadline: at.old, at: moment(sold, '10:00:00') })],
      lines: [lineOf(at, { day: sold })],
    })
  },
  'missing by number': (at) => planted('missing', { receipts: [receiptOf(at)] }),
  'missing without a number': (at) =>
    planted('missing', { receipts: [receiptOf(at, { ...wallet, approvalNumber: null, won: at.rare })] }),
  'another amount': (at) =>
    planted('amount-differs', { receipts: [receiptOf(at)], lines: [lineOf(at, { total: at.won + 10 })] }),
  'another amount cancelled': (at) =>
    planted('amount-differs', {
      receipts: [receiptOf(at), cancelOf(at, { won: part(at.won) })],
      lines: [lineOf(at), cancelLineOf(at, { total: 10 - part(at.won) })],
    }),
  'another kind': (at) =>
    planted('kind-differs', { receipts: [receiptOf(at)], lines: [lineOf(at, { purpose: 'business-expense' })] }),
  'a double by a stranger': (at) =>
    both(
      planted('matched', { receipts: [receiptOf(at)], lines: [lineOf(at)] }),
      planted('double', {
        lines: [
          lineOf(at, {
            id: `${at.id}-l2`,
            approvalNumber: at.other,
            day: addDays(at.old, at.chance(4)),
            time: '18:00:00',
          }),
        ],
      }),
    ),
  'a double of one payment': (at) =>
    both(
      planted('matched', { receipts: [receiptOf(at, wallet)], lines: [lineOf(at)] }),
      planted('double', {
        receipts: [receiptOf(at, { id: `${at.id}-r2`, issuer: 'merchant', approvalNumber: at.other })],
        lines: [lineOf(at, { id: `${at.id}-l2`, approvalNumber: at.other })],
      }),
    ),
  'a cancel missing': (at) =>
    planted('cancel-missing', { receipts: [receiptOf(at, { isAlive: false }), cancelOf(at)], lines: [lineOf(at)] }),
  'a cancel of part missing': (at) =>
    planted('cancel-missing', { receipts: [receiptOf(at), cancelOf(at, { won: part(at.won) })], lines: [lineOf(at)] }),
  'cancelled in Hometax': (at) =>
    planted('cancelled-in-hometax', { receipts: [receiptOf(at)], lines: [lineOf(at), cancelLineOf(at)] }),
  'cancelled in Hometax under another number': (at) =>
    planted('cancelled-in-hometax', {
      receipts: [receiptOf(at)],
      lines: [lineOf(at), cancelLineOf(at, { approvalNumber: at.other, day: addDays(at.old, 6) })],
    }),
  'issued elsewhere': (at) =>
    planted('issued-elsewhere', { duty: dutyOf(at), lines: [lineOf(at, { day: addDays(at.old, at.chance(10)) })] }),
  'issued elsewhere, without last four': (at) =>
    planted('issued-elsewhere', {
      duty: dutyOf(at, { won: at.rare, identityLastFour: null }),
      lines: [lineOf(at, { total: at.rare, day: addDays(at.old, at.chance(10)) })],
    }),
  'reported as not issued': (at) =>
    planted('reported-not-issued-but-found', {
      duty: dutyOf(at, unreported),
      lines: [lineOf(at, { day: nearDay(at) })],
    }),
  'a wallet did not issue': (at) => planted('wallet-did-not-issue', { duty: dutyOf(at, unreported) }),
  'a batch awaited': (at) =>
    planted('batch-awaited', { duty: dutyOf(at, { ...batch, paidAt: moment(at.on, '08:00:00') }) }),
  'a batch overdue': (at) =>
    planted('batch-overdue', {
      duty: dutyOf(at, { ...batch, paidAt: moment(toDay(`${Number(at.on.slice(0, 4)) - 2}-06-15`), '08:00:00') }),
    }),
  'Hometax only': (at) => planted('hometax-only', { lines: [lineOf(at)] }),
  'Hometax only, without last four': (at) =>
    planted('hometax-only', { lines: [lineOf(at, { total: at.rare, identityLastFour: null })] }),
  'Hometax only, a cancel': (at) => planted('hometax-only', { lines: [cancelLineOf(at)] }),
  'Hometax cancels out': (at) => planted('hometax-cancels-out', { lines: [lineOf(at), cancelLineOf(at)] }),
  'Hometax cancels out under another number': (at) =>
    planted('hometax-cancels-out', { lines: [lineOf(at), cancelLineOf(at, { approvalNumber: at.other })] }),
  'a duty unmet': (at) => planted('duty-unmet', { duty: dutyOf(at) }),
  'a duty for the rest unmet': (at) =>
    both(
      planted('matched', {
        receipts: [receiptOf(at, { isAlive: false }), cancelOf(at)],
        lines: [lineOf(at), cancelLineOf(at)],
      }),
      planted('duty-unmet', { duty: dutyOf(at, { won: part(at.won) }) }),
    ),
}
