/**
 * Where a desk is killed on the way of a refund or a receipt act, what is then on disk, and whether the gateway does what it was asked.
 * `intended`, `sent`, `answered` and `settled` are steps of the journal; at the others the request or its answer is on the wire.
 */
export const deaths = [
  { when: 'after it was noted', by: 'intended', onDisk: 'intended', applied: false },
  { when: 'after the sending was noted, before the first byte', by: 'sent', onDisk: 'sent', applied: false },
  { when: 'while the request is on its way, which gets lost', by: 'lost', onDisk: 'sent', applied: false },
  { when: 'while the request is on its way, which arrives', by: 'arriving', onDisk: 'sent', applied: true },
  { when: 'while the gateway answers', by: 'answering', onDisk: 'sent', applied: true },
  { when: 'after the answer, before it was written', by: 'answered', onDisk: 'sent', applied: true },
  { when: 'after the answer was written', by: 'settled', onDisk: 'done', applied: true },
] as const

/** The moment of a death. */
export type Death = (typeof deaths)[number]['by']

/** The step after which a desk kills itself. */
export type OwnDeath = 'intended' | 'sent' | 'answered' | 'settled'

const ownDeaths: readonly OwnDeath[] = ['intended', 'sent', 'answered', 'settled']

/** The desk's own death at this moment; null where it is killed from outside. */
export const ownDeathOf = (by: Death): OwnDeath | null => ownDeaths.find((one) => one === by) ?? null
