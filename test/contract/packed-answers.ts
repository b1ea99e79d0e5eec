import { answersIn, packedAnswers, type PackedAnswers, type ReadAnswer } from '../../src/main/packed/answers.ts'

type Of<Kind extends ReadAnswer['kind']> = Omit<Extract<ReadAnswer, { readonly kind: Kind }>, 'kind'>

/** Records of a file by what they turned out to be, each kind in the file's order. */
export interface ReadAnswers {
  readonly payments: readonly Of<'payment'>[]
  readonly refunds: readonly Of<'refund'>[]
  readonly attempts: readonly Of<'failed-attempt'>[]
  readonly prepared: readonly Of<'prepared'>[]
  readonly rejects: readonly Of<'rejected'>['reject'][]
  readonly passedOver: number
}

const none: ReadAnswers = { payments: [], refunds: [], attempts: [], prepared: [], rejects: [], passedOver: 0 }

/** Packs records of a file as its lane would; what is left out is none. */
export function packedOf(some: Partial<ReadAnswers>): PackedAnswers {
  const { payments, refunds, attempts, prepared, rejects, passedOver } = { ...none, ...some }
  return packedAnswers([
    ...payments.map((one) => ({ kind: 'payment' as const, ...one })),
    ...refunds.map((one) => ({ kind: 'refund' as const, ...one })),
    ...attempts.map((one) => ({ kind: 'failed-attempt' as const, ...one })),
    ...prepared.map((one) => ({ kind: 'prepared' as const, ...one })),
    ...rejects.map((reject) => ({ kind: 'rejected' as const, reject })),
    ...Array.from({ length: passedOver }, () => ({ kind: 'passed-over' as const })),
  ])
}

/** All records of a batch. */
export function unpackedOf(packed: PackedAnswers): ReadAnswers {
  const all = [...answersIn(packed)]
  return {
    payments: all.flatMap((one) =>
      one.kind === 'payment'
        ? [{ transaction: one.transaction, raw: Buffer.from(one.raw).toString(), line: one.line }]
        : [],
    ),
    refunds: all.flatMap((one) =>
      one.kind === 'refund' ? [{ refund: one.refund, raw: one.raw, line: one.line }] : [],
    ),
    attempts: all.flatMap((one) =>
      one.kind === 'failed-attempt' ? [{ attempt: one.attempt, raw: one.raw, line: one.line }] : [],
    ),
    prepared: all.flatMap((one) => (one.kind === 'prepared' ? [{ prepared: one.prepared, line: one.line }] : [])),
    rejects: all.flatMap((one) => (one.kind === 'rejected' ? [one.reject] : [])),
    passedOver: all.filter(({ kind }) => kind === 'passed-over').length,
  }
}
