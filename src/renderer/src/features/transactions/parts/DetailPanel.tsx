import { type Ref, useLayoutEffect, useRef } from 'react'
import { breakdown } from '../../../../../domain/breakdown.ts'
import type { Day } from '../../../../../domain/day.ts'
import type { WalletId } from '../../../../../domain/easy-pay.ts'
import type { Loadable } from '../../../loadable.ts'
import type { ShopEntry } from '../../../screen.ts'
import type { AnyFailure } from '../../../text/failure-texts.ts'
import { transactions as words } from '../../../text/ko/transactions.ts'
import { anomalyNames, paidWith, partName, transactionStateNames } from '../../../text/words.ts'
import { BreakdownBar } from '../../../ui/BreakdownBar.tsx'
import { Button } from '../../../ui/Button.tsx'
import { CopyButton } from '../../../ui/CopyButton.tsx'
import { TimeText } from '../../../ui/DayText.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { FailureNotice } from '../../../ui/FailureNotice.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { KeyValueList } from '../../../ui/KeyValueList.tsx'
import { useBar } from '../../../ui/may.ts'
import { MoneyText } from '../../../ui/MoneyText.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { Section } from '../../../ui/Section.tsx'
import { StateMark } from '../../../ui/StateMark.tsx'
import { Unfold } from '../../../ui/Unfold.tsx'
import { VerdictLine } from '../../../ui/VerdictLine.tsx'
import { transactionMarks } from '../columns.tsx'
import type { LookUp, TransactionDetail } from '../store.ts'
import styles from './DetailPanel.module.css'
import { LookUpPanel } from './LookUpPanel.tsx'
import { RegisteredMethod } from './method/RegisteredMethod.tsx'
import type { MethodDesk } from './method/method-desk.ts'
import type { PanelDialog } from './PanelDialogs.tsx'
import { PaymentFacts } from './PaymentFacts.tsx'
import type { OpenActs } from './receipt/open-acts.ts'
import { ReceiptDesk } from './receipt/ReceiptDesk.tsx'
import { ReceiptFacts } from './ReceiptFacts.tsx'
import { RefundList } from './RefundList.tsx'
import { Slips } from './slip/Slips.tsx'
import type { SlipDesk } from './slip/slip-desk.ts'
import { Timeline } from './Timeline.tsx'
import { GatewayRules } from './truth/GatewayRules.tsx'
import type { TruthDesk } from './truth/truth-desk.ts'
import { WhyNoRefund } from './truth/WhyNoRefund.tsx'

interface DetailPanelOptions {
  readonly detail: Loadable<TransactionDetail, AnyFailure>
  /** False while the payment shown is not the one selected: then nothing can be asked of it. */
  readonly isCurrent: boolean
  readonly shop: ShopEntry['shop'] | null
  readonly today: Day
  readonly asTable: boolean
  readonly onTable: (asTable: boolean) => void
  readonly lookUp: Loadable<LookUp, AnyFailure> | null
  readonly openActs: OpenActs
  readonly methods: MethodDesk
  readonly slips: SlipDesk
  readonly truths: TruthDesk
  readonly onDialog: (dialog: PanelDialog) => void
  readonly onRefund: () => void
  readonly onLookUp: () => void
  /** Asks for the table of easy-pay services, at this one. */
  readonly onGuide: (wallet: WalletId) => void
  readonly onClose: () => void
  readonly ref: Ref<HTMLElement>
}

/** One payment: what it is, what can be done, what it consists of, its receipt, its refunds and its story. */
export function DetailPanel(options: DetailPanelOptions) {
  const { detail, isCurrent, onClose, ref } = options
  return (
    <aside ref={ref} className={styles['panel']} aria-label={words.detail} aria-busy={!isCurrent} tabIndex={-1}>
      {detail.at === 'ready' ? (
        <Loaded {...options} detail={detail.value} />
      ) : (
        <div className={styles['head']}>
          <div className={styles['names']} />
          <IconButton icon="close" label={words.closeDetail} onPress={onClose} />
        </div>
      )}
      {detail.at === 'failed' ? <Failed failure={detail.failure} /> : null}
      {detail.at === 'loading' ? <EmptyState sentence={words.loadingDetail} /> : null}
    </aside>
  )
}

function Failed({ failure }: { readonly failure: AnyFailure }) {
  return (
    <div className={styles['body']}>
      <FailureNotice failure={failure} />
    </div>
  )
}

function Loaded({ detail, ...options }: Omit<DetailPanelOptions, 'detail'> & { readonly detail: TransactionDetail }) {
  const { row } = detail
  const body = useRef<HTMLDivElement>(null)
  // Another payment begins at its figures; news of the same one leave it where it was read.
  useLayoutEffect(() => body.current?.scrollTo({ top: 0 }), [row.id])
  return (
    <>
      <header className={styles['head']}>
        <div className={styles['names']}>
          <h2 className={styles['order']}>
            {row.orderNumber} <CopyButton text={row.orderNumber} label={words.copyOrder} />
          </h2>
          <p className={styles['quiet']}>
            <TimeText at={row.paidAt} /> · {meansOf(detail)}
          </p>
        </div>
        <IconButton icon="close" label={words.closeDetail} onPress={options.onClose} />
      </header>
      <div ref={body} className={styles['body']}>
        <Figures detail={detail} />
        <Acts detail={detail} {...options} />
        {options.lookUp === null ? null : <LookUpPanel lookUp={options.lookUp} />}
        <Anomalies detail={detail} />
        <BreakdownBar
          breakdown={breakdown({ paid: row.paid, parts: detail.parts }, detail.refunds, detail.outside)}
          asTable={options.asTable}
          onTable={options.onTable}
          keyHint="T"
        />
        <Section title={words.receipt} act={<GuideButton wallet={row.wallet} onGuide={options.onGuide} />}>
          <VerdictLine
            key={row.id}
            of={row.id}
            verdict={detail.verdict}
            today={options.today}
            hasCancelLeft={detail.receiptDesk.retryOf !== null || detail.receiptDesk.excess !== null}
          />
          <ReceiptFacts detail={detail} />
          <ReceiptDesk
            detail={detail}
            isCurrent={options.isCurrent}
            inquiry={options.openActs.inquiry}
            onIssue={() => options.onDialog({ ask: 'issue', detail })}
            onCancel={() => options.onDialog({ ask: 'cancel', detail })}
            onElsewhere={(kind) => options.onDialog({ ask: 'elsewhere', detail, kind })}
            onInquire={(act) => void options.openActs.inquire(act.id)}
            onSettle={(act) => {
              options.openActs.forgetRefusal()
              options.onDialog({ ask: 'settle', detail, act })
            }}
          />
        </Section>
        <RefundList detail={detail} />
        <GatewayRules detail={detail} isCurrent={options.isCurrent} desk={options.truths} />
        <Slips detail={detail} isCurrent={options.isCurrent} desk={options.slips} />
        <Section title={words.timeline}>
          <Timeline events={detail.timeline} />
        </Section>
        <Section title={words.facts}>
          <PaymentFacts detail={detail} shop={options.shop} />
        </Section>
        <RegisteredMethod
          key={row.id}
          detail={detail}
          isCurrent={options.isCurrent}
          methods={options.methods}
          onDisable={() => options.onDialog({ ask: 'disable', detail })}
        />
        <Unfold summary={words.answer}>
          <p className={styles['quiet']}>{words.answerNote}</p>
          <dl className={styles['answer']}>
            {detail.answer.map((field) => (
              <div key={field.name} className={styles['field']}>
                <dt>{field.name}</dt>
                <dd>{field.value === '' ? words.none : field.value}</dd>
              </div>
            ))}
          </dl>
        </Unfold>
      </div>
    </>
  )
}

function GuideButton({ wallet, onGuide }: Pick<DetailPanelOptions, 'onGuide'> & { readonly wallet: WalletId | null }) {
  if (wallet === null) return null
  return (
    <Button variant="plain" size="small" onPress={() => onGuide(wallet)}>
      {words.walletGuide}
    </Button>
  )
}

/** What it was paid with: both names where a card and a balance were. */
function meansOf({ row, parts }: TransactionDetail): string {
  const both = parts.filter(({ kind }) => kind === 'card' || kind === 'money')
  return both.length > 1 ? both.map(partName).join(' + ') : paidWith(row)
}

function Figures({ detail }: { readonly detail: TransactionDetail }) {
  const { row } = detail
  return (
    <div className={styles['figures']}>
      <div className={styles['main']}>
        <MoneyText won={row.paid} size="figure" />
        <StateMark mark={transactionMarks[row.state]} word={transactionStateNames[row.state]} />
      </div>
      <KeyValueList
        items={[
          {
            key: 'remaining',
            name: words.remaining,
            value: (
              <>
                <MoneyText won={detail.remaining} />
                {row.refunded > 0 ? (
                  <span className={styles['quiet']}>
                    {' · '}
                    {words.refunded} <MoneyText won={row.refunded} />
                  </span>
                ) : null}
                {row.held > 0 ? (
                  <span className={styles['warn']}>
                    {' · '}
                    {words.held} <MoneyText won={row.held} />
                  </span>
                ) : null}
              </>
            ),
          },
          {
            key: 'buyer',
            name: words.buyer,
            value: `${row.buyerName ?? words.none}${row.buyerPhone === null ? '' : ` · ${row.buyerPhone}`}`,
          },
          { key: 'goods', name: words.goods, value: row.goods ?? words.none },
        ]}
      />
    </div>
  )
}

function Acts({
  detail,
  isCurrent,
  lookUp,
  truths,
  onRefund,
  onLookUp,
}: Omit<DetailPanelOptions, 'detail'> & { readonly detail: TransactionDetail }) {
  const blocked = detail.refundBlocked
  const nothingLeft = detail.remaining === 0
  const bar = useBar('refund')
  const because = bar ?? blocked?.because ?? (nothingLeft ? words.refundedAll : null)
  const looking = lookUp?.at === 'loading'
  return (
    <div className={styles['acts']}>
      <Button
        variant="primary"
        keyHint="R"
        onPress={onRefund}
        asks="refund"
        isDisabled={!isCurrent || blocked !== null || nothingLeft}
        because={because}
      >
        {words.refund}
      </Button>
      <Button keyHint="L" onPress={onLookUp} isDisabled={!isCurrent || looking}>
        {looking ? words.lookingUp : words.lookUp}
      </Button>
      <WhyNoRefund
        because={because}
        remedy={bar === null ? (blocked?.remedy ?? null) : null}
        detail={detail}
        isCurrent={isCurrent}
        desk={truths}
      />
    </div>
  )
}

function Anomalies({ detail }: { readonly detail: TransactionDetail }) {
  if (detail.anomalies.length === 0) return null
  return (
    <Notice
      kind="warn"
      title={words.anomalies}
      text={
        <ul className={styles['anomalies']}>
          {detail.anomalies.map((anomaly) => (
            <li key={anomaly.kind}>
              {anomalyNames[anomaly.kind]}
              <code className={styles['fields']}>
                {Object.entries(anomaly.fields)
                  .map(([name, value]) => `${name}=${value}`)
                  .join('  ')}
              </code>
            </li>
          ))}
        </ul>
      }
    />
  )
}
