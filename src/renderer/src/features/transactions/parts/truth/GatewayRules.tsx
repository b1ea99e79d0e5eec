import { truth as words } from '../../../../text/ko/truth.ts'
import { Section } from '../../../../ui/Section.tsx'
import { CardList } from './CardList.tsx'
import { TellChanged, type TellOptions } from './TellChanged.tsx'
import { cardSaying } from './truth-cards.ts'

/**
 * 결제사 규칙: what the gateway allows, refuses, charges or leaves open for a refund of this payment. The rule that is told under the
 * button is not told again, and where nothing is left to refund there is none to tell.
 */
export function GatewayRules(options: TellOptions) {
  const { remaining, truthCards, refundBlocked } = options.detail
  if (remaining === 0) return null
  const reason = cardSaying(truthCards, refundBlocked?.because ?? null)
  return (
    <Section title={words.title}>
      <CardList
        cards={truthCards.filter((card) => card !== reason)}
        actOf={(card) => <TellChanged {...options} card={card} />}
      />
    </Section>
  )
}
