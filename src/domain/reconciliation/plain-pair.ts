import type { Day } from '../day.ts'
import { noWon, toWonDelta, type Won, type WonDelta } from '../money.ts'
import type { Finding } from './finding.ts'
import { findingRules, findingTexts } from './finding-words.ts'
import type { KnownReceipt, ListedLine } from './match-input.ts'

/**
 * A receipt and the one line of its number that say the same. Most of a match are such pairs, and they live as long as its answer: each
 * keeps its two sides and its day, and tells the rest when it is asked.
 */
export class PlainPair implements Finding {
  readonly #receipt: KnownReceipt
  readonly #line: ListedLine
  readonly queueDay: Day

  constructor(receipt: KnownReceipt, line: ListedLine, queueDay: Day) {
    this.#receipt = receipt
    this.#line = line
    this.queueDay = queueDay
  }

  get cause(): 'matched' {
    return 'matched'
  }
  get sureness(): 'exact' {
    return 'exact'
  }
  get duty(): null {
    return null
  }
  get receipts(): readonly KnownReceipt[] {
    return [this.#receipt]
  }
  get lines(): readonly ListedLine[] {
    return [this.#line]
  }
  get beside(): readonly string[] {
    return nothingBeside
  }
  get due(): Won {
    return noWon
  }
  get known(): WonDelta {
    return toWonDelta(this.#receipt.won)
  }
  get hometax(): WonDelta {
    return this.#line.total
  }
  get rules(): Finding['rules'] {
    return rules
  }
  get sentence(): string {
    return sentence
  }
}

/** A receipt that was cancelled whole, with its cancel and the two lines of its number that say the same. */
export class PlainCancel extends PlainPair {
  readonly #cancel: KnownReceipt
  readonly #cancelLine: ListedLine

  constructor(issue: KnownReceipt, line: ListedLine, cancel: KnownReceipt, cancelLine: ListedLine, queueDay: Day) {
    super(issue, line, queueDay)
    this.#cancel = cancel
    this.#cancelLine = cancelLine
  }

  override get receipts(): readonly KnownReceipt[] {
    return [...super.receipts, this.#cancel]
  }
  override get lines(): readonly ListedLine[] {
    return [...super.lines, this.#cancelLine]
  }
  override get known(): WonDelta {
    return nothingLeft
  }
  override get hometax(): WonDelta {
    return nothingLeft
  }
}

const nothingLeft = toWonDelta(0)
const nothingBeside: readonly string[] = []
const rules = findingRules('matched', 'exact')
const sentence = findingTexts.matched('exact')
