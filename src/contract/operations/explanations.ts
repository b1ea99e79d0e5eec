import { z } from 'zod'
import { certainties } from '../../domain/receipt/obligation-rule.ts'
import { changeCauses } from '../../domain/receipt/what-changes.ts'
import { NotFound } from '../failures.ts'
import { command, query } from '../operation.ts'
import { PartShape, RuleShape, SplitShape, VerdictShape } from '../shapes.ts'
import { DayValue, IdValue, WonValue } from '../values.ts'

/** A rule with how sure it is and the days it holds for; `until` null while it still does. */
const DatedRuleShape = RuleShape.extend({
  certainty: z.enum(certainties),
  from: DayValue,
  until: DayValue.nullable(),
})

const ExplanationShape = z.object({
  verdict: VerdictShape,
  today: DayValue,
  facts: z.array(z.object({ name: z.string(), value: z.string() })),
  /** A verdict for each part; together they are all that was paid. `answer` says it in a few words. */
  parts: z.array(z.object({ part: PartShape, split: SplitShape, verdict: VerdictShape, answer: z.string() })),
  reckoning: z.array(z.object({ name: z.string(), working: z.string(), won: WonValue })),
  /** What not issuing costs, by days; empty where it costs nothing. */
  stages: z.array(z.object({ from: DayValue, until: DayValue.nullable(), percent: z.number(), won: WonValue })),
  rules: z.array(DatedRuleShape),
  /** What would make the answer another one, a thing at a time. */
  changes: z.array(
    z.object({ cause: z.enum(changeCauses), when: z.string(), sentence: z.string(), verdict: VerdictShape }),
  ),
})

const Wanted = z.strictObject({ transactionId: IdValue })

/** Why a payment's receipt is judged as it is: to read, to save and to print. */
export const explanations = {
  /** The whole reasoning about one payment, as of today. Nothing of the buyer is in it. */
  of: query({ input: Wanted, output: ExplanationShape, failures: { 'transaction-not-found': NotFound } }),
  /** Saves the reasoning as PDF where the operator chooses; null when nothing was chosen. The audit keeps it. */
  save: command({
    may: 'see',
    input: Wanted,
    output: z.object({ saved: z.object({ fileName: z.string(), folder: z.string() }).nullable() }),
    failures: { 'transaction-not-found': NotFound, 'file-not-writable': z.object({}) },
  }),
  /** Prints the reasoning through the system's own dialog; `printed` is false when the operator cancelled there. The audit keeps what was printed. */
  print: command({
    may: 'see',
    input: Wanted,
    output: z.object({ printed: z.boolean() }),
    failures: {
      'transaction-not-found': NotFound,
      'printer-missing': z.object({}),
      'print-failed': z.object({}),
    },
  }),
}
