import { z } from 'zod'
import { limitedRoles, operatorRoles } from '../../domain/operator.ts'
import { pinProblems } from '../../domain/pin.ts'
import { command, query } from '../operation.ts'
import { IdValue, InstantValue, WonValue } from '../values.ts'

const RoleValue = z.enum(operatorRoles)
const NameValue = z.string().trim().min(1).max(40)
/** What somebody typed as a PIN; what is wrong with a chosen one is said, not refused as malformed. */
const PinValue = z.string().max(64)

const OperatorShape = z.object({
  id: z.string(),
  name: z.string(),
  role: RoleValue,
  /** False: may not sign in. */
  active: z.boolean(),
  hasPin: z.boolean(),
})

/** The chosen PIN cannot be used; nothing was kept. */
const PinUnfit = z.object({ problem: z.enum(pinProblems) })

/** Why a PIN that was entered opens nothing. */
const PinRefused = {
  'operator-not-found': z.object({}),
  /** `triesLeft` before the next pause; null when the next wrong one is answered by a pause. */
  'pin-wrong': z.object({ triesLeft: z.int().nullable() }),
  'pin-locked': z.object({ until: InstantValue }),
}

/** The people at the desk: who signs in, who may what, up to how many won. */
export const operators = {
  /** Everybody of the book, and up to how many won each role refunds alone (null is without limit). */
  list: query({
    input: z.strictObject({}),
    output: z.object({
      operators: z.array(OperatorShape),
      limits: z.array(z.object({ role: z.enum(limitedRoles), limit: WonValue.nullable() })),
    }),
    failures: {},
  }),
  /** The first start of the work book: names the 관리자, gives them their PIN and signs them in. */
  makeAdmin: command({
    may: 'anyone',
    input: z.strictObject({ name: NameValue, pin: PinValue }),
    output: z.object({}),
    failures: { 'pin-unfit': PinUnfit, 'admin-made-already': z.object({}) },
  }),
  /** Signs somebody in. In practice nobody has a PIN, and whoever is chosen is at the desk. */
  signIn: command({
    may: 'anyone',
    input: z.strictObject({ operatorId: IdValue, pin: PinValue }),
    output: z.object({}),
    failures: PinRefused,
  }),
  /** Locks the desk. Nothing that is on its way is broken off. */
  signOut: command({ may: 'anyone', input: z.strictObject({}), output: z.object({}), failures: {} }),
  /** Takes the PIN of the person at the desk once more, before money moves (step-up). */
  prove: command({ may: 'see', input: z.strictObject({ pin: PinValue }), output: z.object({}), failures: PinRefused }),
  /** Adds a person with their first PIN; in practice nobody has one, and what is typed is not kept. */
  add: command({
    may: 'manage',
    proof: true,
    input: z.strictObject({ name: NameValue, role: RoleValue, pin: PinValue }),
    output: z.object({ operatorId: IdValue }),
    failures: { 'pin-unfit': PinUnfit, 'operator-name-taken': z.object({}) },
  }),
  /** Changes a person's name, role, or whether they may sign in; what they did stays theirs. */
  change: command({
    may: 'manage',
    proof: true,
    input: z.strictObject({ operatorId: IdValue, name: NameValue, role: RoleValue, active: z.boolean() }),
    output: z.object({}),
    failures: {
      'operator-not-found': z.object({}),
      'operator-name-taken': z.object({}),
      'last-admin': z.object({}),
    },
  }),
  /** Gives a person another PIN, when they forgot theirs. */
  resetPin: command({
    may: 'manage',
    proof: true,
    input: z.strictObject({ operatorId: IdValue, pin: PinValue }),
    output: z.object({}),
    failures: { 'operator-not-found': z.object({}), 'pin-unfit': PinUnfit, 'not-in-practice': z.object({}) },
  }),
  /** Changes one's own PIN, with the old one. */
  changeOwnPin: command({
    may: 'see',
    input: z.strictObject({ pin: PinValue, newPin: PinValue }),
    output: z.object({}),
    failures: { ...PinRefused, 'pin-unfit': PinUnfit, 'not-in-practice': z.object({}) },
  }),
  /** Sets up to how many won a role refunds alone; null is without limit. */
  setLimit: command({
    may: 'manage',
    proof: true,
    input: z.strictObject({ role: z.enum(limitedRoles), limit: WonValue.nullable() }),
    output: z.object({}),
    failures: {},
  }),
}
