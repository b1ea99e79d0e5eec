import { noWon, toWonDelta } from '../money.ts'
import { issuerSubject } from '../receipt/wording.ts'
import { isCovered } from './coverage.ts'
import { batchAwaitedUntil } from './duty-pairing.ts'
import type { Finding, MatchCause, Sureness } from './finding.ts'
import { findingRules, findingTexts } from './finding-words.ts'
import { type HometaxAccount, knownLastFour, leadOf, linesInOrder, netOf } from './hometax-account.ts'
import { comparedNumber, type Duty } from './match-input.ts'
import type { MatchTable, OpenDuty } from './match-table.ts'

/** Judges a duty by what Hometax shows for it, or by the day when Hometax shows nothing. */
export function dutyFinding(table: MatchTable, { duty, account, sureness: paired }: OpenDuty): Finding {
  const sureness = paired ?? surenessWithout(duty)
  const [cause, sentence] = account === null ? unmet(table, duty) : met(table, duty, account, sureness)
  const day = duty.standing === 'batch' ? batchAwaitedUntil(duty) : duty.deadline
  return {
    cause,
    sureness,
    duty,
    receipts: [],
    lines: account === null ? [] : linesInOrder(account),
    beside: [],
    due: duty.won,
    known: toWonDelta(0),
    hometax: toWonDelta(account === null ? 0 : netOf(account)),
    rules: findingRules(cause, sureness),
    sentence,
    queueDay: day ?? table.calendar.dayOf(duty.paidAt),
  }
}

function surenessWithout(duty: Duty): Sureness {
  if (comparedNumber(duty.approvalNumber) !== null) return 'exact'
  return knownLastFour(duty.identityLastFour) === null ? 'weak' : 'inferred'
}

type Said = readonly [MatchCause, string]

function met(table: MatchTable, duty: Duty, account: HometaxAccount, sureness: Sureness): Said {
  const net = netOf(account)
  if (net !== duty.won) return ['amount-differs', findingTexts.amountDiffers(duty.won, net, sureness)]
  switch (duty.standing) {
    case 'batch':
      return ['matched', findingTexts.batchFound(net)]
    case 'not-issued-by-wallet':
      return [
        'reported-not-issued-but-found',
        findingTexts.foundAfterAll(issuerSubject(duty.issuer, duty.wallet), account.number, sureness),
      ]
    case 'due': {
      const sold = table.calendar.dayOf(leadOf(account).soldAt)
      const isLate = duty.deadline !== null && sold > duty.deadline
      const late = isLate && duty.deadline !== null ? findingTexts.lateElsewhere(duty.deadline) : ''
      return ['issued-elsewhere', `${findingTexts.issuedElsewhere(net, account.number, sureness)}${late}`]
    }
  }
}

function unmet(table: MatchTable, duty: Duty): Said {
  const { calendar, settings, on } = table
  const isRead = isCovered(table, calendar.dayOf(duty.paidAt), null)
  const { won, deadline, paidAt } = duty
  if (won === noWon) return ['matched', findingTexts.nothingDue()]
  switch (duty.standing) {
    case 'batch': {
      const until = batchAwaitedUntil(duty)
      return on <= until
        ? ['batch-awaited', findingTexts.batchAwaited(won, until)]
        : ['batch-overdue', findingTexts.batchOverdue(won, until, isCovered(table, until, null))]
    }
    case 'not-issued-by-wallet': {
      const until = calendar.lastOfGrace(calendar.dayOf(paidAt), settings.graceDays[duty.issuer])
      if (on <= until) return ['awaiting', findingTexts.awaited(until)]
      return [
        'wallet-did-not-issue',
        findingTexts.walletDidNotIssue(issuerSubject(duty.issuer, duty.wallet), won, isRead),
      ]
    }
    case 'due': {
      if (deadline === null) return ['awaiting', findingTexts.dueOnRequest(won)]
      return on <= deadline
        ? ['awaiting', findingTexts.dueUntil(won, deadline)]
        : ['duty-unmet', findingTexts.unmet(won, deadline, isRead)]
    }
  }
}
