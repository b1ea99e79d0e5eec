import type { History, Step } from './steps.ts'
import type { MoneyFault, MoneyWeather } from './weather.ts'

const under = (fault: MoneyFault): MoneyWeather => ({ fault, thereMs: 10, backMs: 10, laterMs: 0 })

const refund = (
  amount: number | 'rest',
  fault: MoneyFault,
  more: Partial<Extract<Step, { do: 'refund' }>> = {},
): Step => ({
  do: 'refund',
  amount,
  weather: under(fault),
  twice: false,
  stale: false,
  diesAfter: null,
  leave: false,
  ...more,
})
const elsewhere = (amount: number | 'rest'): Step => ({ do: 'refund elsewhere', amount })
const pass = (ms: number): Step => ({ do: 'let pass', ms })
const files = (byTime: boolean): Step => ({ do: 'import cancels', newest: 9, byTime })
const lookUp: Step = { do: 'look up', leave: false }
const inquire: Step = { do: 'inquire', leave: false }
const receipt = (kind: 'issue' | 'cancel', fault: MoneyFault): Step => ({
  do: 'receipt',
  kind,
  weather: under(fault),
  diesAfter: null,
  leave: false,
})

const at = (gateway: History['gateway'], steps: readonly Step[], more: Partial<History> = {}): History => ({
  gateway,
  isTransfer: false,
  hasReceipt: false,
  showsRefunds: false,
  readWeather: [{ fault: 'answered', thereMs: 10, backMs: 10, lagMs: 0 }],
  steps,
  ...more,
})

/** Histories that went wrong once, by what is true of them now. */
export const foundHistories: readonly (readonly [name: string, history: History])[] = [
  [
    'a refusal that names another payment declines nothing here',
    at('kcp', [refund('rest', 'refusal of another payment, applied')]),
  ],
  [
    'a yes that names a cancel known already is not taken for a new one',
    at('payple', [refund(2, 'answered'), pass(5_000), refund(2, 'the answer before again, not applied')]),
  ],
  [
    'an issue answered with the number of an earlier receipt is not taken for a new one',
    at(
      'payple',
      [
        receipt('issue', 'answered'),
        receipt('cancel', 'answered'),
        receipt('issue', 'the answer before again, not applied'),
      ],
      { isTransfer: true },
    ),
  ],
  [
    'a cancel that a file told by its time settles a refund once, and its key tells nothing more',
    at('payple', [elsewhere(2), refund(2, 'lost before'), files(true), files(false)]),
  ],
  [
    'a cancel that a file told by its key does not settle a refund when another file tells it by its time',
    at('payple', [
      elsewhere(1),
      files(false),
      refund(1, 'answered', { stale: true, diesAfter: 'intended' }),
      files(true),
      inquire,
    ]),
  ],
  [
    'a cancel that a look-up had counted is not counted again when files tell it in both forms',
    at('payple', [elsewhere(2), lookUp, files(true), files(false)], { showsRefunds: true }),
  ],
  [
    'a refund made elsewhere that a file told of meanwhile does not prove an unknown refund of the same amount',
    at('kcp', [elsewhere(2), pass(1_200_000), refund(2, 'lost before'), files(false), inquire]),
  ],
  [
    'a file that comes while a look-up is on its way keeps that look-up from counting twice',
    at('kcp', [elsewhere(2), pass(1_200_000), refund(2, 'lost before'), { do: 'inquire', leave: true }, files(false)], {
      readWeather: [{ fault: 'answered', thereMs: 3_000, backMs: 3_000, lagMs: 0 }],
    }),
  ],
  [
    'an older cancel of the amount a balance proved is that refund, whenever a file tells of it',
    at('kcp', [elsewhere(2), pass(1_200_000), refund(2, 'lost before'), inquire, files(false)]),
  ],
  [
    'older cancels that a proved balance had counted together are left for a person',
    at('kcp', [elsewhere(1), elsewhere(1), pass(1_200_000), refund(2, 'lost before'), inquire, files(false)]),
  ],
  [
    'a cancel that a look-up had found missing does not prove a refund asked for after it',
    at('kcp', [elsewhere(5), lookUp, refund('rest', 'lost before'), files(false)]),
  ],
]
