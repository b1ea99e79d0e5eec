import type { HometaxAccount } from './hometax-account.ts'
import type { MatchTable } from './match-table.ts'

/** Pairs what a person linked: the lines of a number go together, so the whole account of the line is the receipt's or the duty's. */
export function pairByHand({ links, chains, duties, accounts }: MatchTable): void {
  if (links.length === 0) return
  const wanted = new Map(links.map(({ lineId, ours }) => [lineId, ours]))
  const accountOf = new Map<string, HometaxAccount>()
  for (const account of accounts.all)
    for (const { id } of account.lines) {
      const ours = wanted.get(id)
      if (ours !== undefined) accountOf.set(ours, account)
    }
  for (const chain of chains) {
    const account = chain.receipts.map(({ id }) => accountOf.get(id)).find((one) => one !== undefined)
    if (account === undefined || account.isLinked) continue
    chain.account = account
    chain.sureness = 'by-hand'
    take(account, 'receipt')
  }
  for (const one of duties) {
    const account = accountOf.get(one.duty.id)
    if (account === undefined || account.isLinked) continue
    one.account = account
    one.sureness = 'by-hand'
    take(account, 'duty')
  }
}

function take(account: HometaxAccount, owner: 'receipt' | 'duty'): void {
  account.owner = owner
  account.isLinked = true
}
