import type { AppContract } from '../../contract/index.ts'
import type { Handlers } from '../../contract/operation.ts'
import { certificateStanding } from '../../domain/certificate.ts'
import { failed, ok, type Result } from '../../domain/result.ts'
import type { Shop } from '../../domain/shop.ts'
import { unchangedTax } from '../../domain/tax-history.ts'
import { type Refusal, unreachableCode } from '../gateways/call.ts'
import type { CredentialField } from '../gateways/gateway.ts'
import { findWrongChoice } from '../gateways/options.ts'
import { toCredentials } from '../vault/secret.ts'
import { certificateOf } from './certificates.ts'
import { type ConnectionFailure, withConnection } from './connection.ts'
import { findShop } from './find-shop.ts'
import { offersOf } from './offers.ts'
import type { OpenBook, Ports } from './ports.ts'
import { liftRules, tellRuleChanged } from './shop-rules.ts'

/** Shops and their credentials. What was entered goes to the vault and never comes back. */
export function shopHandlers(ports: Ports): Handlers<AppContract>['shops'] {
  const announce = (): void => ports.announce({ kind: 'ledger.changed', topics: ['shops'] })
  const stateOf = async (book: OpenBook, shop: Shop) => {
    const state = await book.vault.state(shop.id)
    if (!state.stored) return state
    const certificate = await certificateOf(ports, book, shop)
    if (certificate === null) return { ...state, certificate }
    return { ...state, certificate: { ...certificate, ...certificateStanding(certificate, ports.clock.now()) } }
  }

  return {
    list: async () => {
      const book = ports.books.current()
      const shops = await book.ledger.shops()
      return ok(await Promise.all(shops.map(async (shop) => ({ shop, credentials: await stateOf(book, shop) }))))
    },
    add: async ({ name, gateway, environment, colour }) => {
      const book = ports.books.current()
      if (book.name === 'practice') return failed({ kind: 'not-in-practice' })
      if (environment === 'real' && !ports.surroundings.realShopsAllowed) return failed({ kind: 'real-not-here' })
      if (environment === 'real' && !ports.recovery.confirmed()) return failed({ kind: 'recovery-key-first' })
      const shops = await book.ledger.shops()
      if (shops.some((one) => one.name === name.trim())) return failed({ kind: 'name-taken' })
      const shop: Shop = {
        id: ports.ids.next(),
        name: name.trim(),
        gateway,
        environment,
        colour,
        taxHistory: unchangedTax(),
        choices: {},
      }
      await book.ledger.addShop({ shop, operatorId: ports.operator.id, at: ports.clock.now() })
      announce()
      return ok((await findShop(book, shop.id)) ?? shop)
    },
    change: async ({ shopId, name, colour, tax, choices }) => {
      const book = ports.books.current()
      const before = await findShop(book, shopId)
      if (before === null) return failed({ kind: 'shop-not-found' })
      const shops = await book.ledger.shops()
      if (shops.some((one) => one.id !== shopId && one.name === name.trim())) return failed({ kind: 'name-taken' })
      const wrong = findWrongChoice(ports.gateways[before.gateway].options, choices)
      if (wrong !== null) return failed({ kind: 'choice-wrong', ...wrong })
      const shop: Shop = { ...before, name: name.trim(), colour, choices }
      await book.ledger.changeShop({ shop, tax, operatorId: ports.operator.id, at: ports.clock.now() })
      announce()
      return ok((await findShop(book, shopId)) ?? shop)
    },
    offers: async ({ gateway }) => ok([...offersOf(ports.gateways[gateway])]),
    options: async ({ gateway }) =>
      ok(ports.gateways[gateway].options.map((option) => ({ ...option, choices: [...option.choices] }))),
    walletCodes: async ({ gateway }) => ok([...ports.gateways[gateway].walletCodes]),
    credentialForm: async ({ gateway }) => ok([...ports.gateways[gateway].credentialFields]),
    storeCredentials: async ({ shopId, values }) => {
      const book = ports.books.current()
      const shop = await findShop(book, shopId)
      if (shop === null) return failed({ kind: 'shop-not-found' })
      if (shop.environment === 'real' && !ports.surroundings.realShopsAllowed) return failed({ kind: 'real-not-here' })
      const gateway = ports.gateways[shop.gateway]
      const known = Object.fromEntries(
        gateway.credentialFields.map((field) => [field.name, entered(field, values[field.name] ?? '')]),
      )
      const problems = gateway.checkCredentials(toCredentials(known))
      if (problems.length > 0) return failed({ kind: 'credentials-wrong', problems: [...problems] })
      const identifying = gateway.credentialFields.find((field) => field.identifies)
      const stored = await book.vault.put(
        shopId,
        known,
        identifying === undefined ? '' : (known[identifying.name] ?? ''),
      )
      if (!stored.ok) {
        const { remedy } = ports.surroundings.keychain()
        return failed({ kind: 'keychain-unavailable', remedy: remedy ?? '로그인 키체인을 연 뒤 다시 저장하세요.' })
      }
      await noteCredentials(ports, book, shopId, 'credentials-stored')
      await liftRules(ports, book, shop, 'credentials')
      announce()
      return ok(await stateOf(book, shop))
    },
    forgetCredentials: async ({ shopId }) => {
      const book = ports.books.current()
      const shop = await findShop(book, shopId)
      if (shop === null) return failed({ kind: 'shop-not-found' })
      await book.vault.forget(shopId)
      await noteCredentials(ports, book, shopId, 'credentials-forgotten')
      announce()
      return ok(await stateOf(book, shop))
    },
    testConnection: async ({ shopId }) => {
      const book = ports.books.current()
      const shop = await findShop(book, shopId)
      if (shop === null) return failed({ kind: 'shop-not-found' })
      const answer = tested(
        await withConnection(ports, book, shop, (gateway, connection) => gateway.testConnection(connection)),
      )
      if (answer.ok) await liftRules(ports, book, shop, 'connection-check')
      return answer
    },
    checkAddress: async ({ shopId }) => {
      const book = ports.books.current()
      const shop = await findShop(book, shopId)
      if (shop === null) return failed({ kind: 'shop-not-found' })
      const { checkAddress } = ports.gateways[shop.gateway]
      if (checkAddress === null) return failed({ kind: 'address-not-checked' })
      const answer = tested(await withConnection(ports, book, shop, (_gateway, connection) => checkAddress(connection)))
      if (answer.ok) await liftRules(ports, book, shop, 'address-check')
      return answer
    },
    ruleChanged: (input) => tellRuleChanged(ports, input),
  }
}

/** What a call that moves no money told: the gateway's word, or why there is none. */
function tested(tried: Result<Result<{ readonly message: string }, Refusal>, ConnectionFailure>) {
  if (!tried.ok) return tried
  if (tried.value.ok) return ok(tried.value.value)
  const { code, message, remedy } = tried.value.failure
  return code === unreachableCode
    ? failed({ kind: 'gateway-unreachable' as const })
    : failed({ kind: 'gateway-refused' as const, code, message, remedy })
}

/** What was typed, without what pasting adds around it. A password may begin or end with a blank, so it loses line ends only. */
const entered = ({ kind }: CredentialField, typed: string): string =>
  kind === 'secret' ? typed.replace(/^[\r\n]+|[\r\n]+$/g, '') : typed.trim()

const noteCredentials = (ports: Ports, book: OpenBook, shopId: string, what: string): Promise<void> =>
  book.ledger.recordAudit({ what, subject: shopId, detail: {}, operatorId: ports.operator.id, at: ports.clock.now() })
