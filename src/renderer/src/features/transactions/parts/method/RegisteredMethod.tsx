import { registeredMethod as words } from '../../../../text/ko/registered-method.ts'
import { Button } from '../../../../ui/Button.tsx'
import { FailureNotice } from '../../../../ui/FailureNotice.tsx'
import { Notice } from '../../../../ui/Notice.tsx'
import { Unfold } from '../../../../ui/Unfold.tsx'
import type { TransactionDetail } from '../../store.ts'
import { MethodFacts } from './MethodFacts.tsx'
import { type MethodDesk, methodOf } from './method-desk.ts'
import styles from './RegisteredMethod.module.css'

interface RegisteredMethodOptions {
  readonly detail: TransactionDetail
  /** False while the payment shown is not the one selected: then nothing can be asked of it. */
  readonly isCurrent: boolean
  readonly methods: MethodDesk
  readonly onDisable: () => void
}

/** The buyer's registered method behind a line that unfolds: looked up on request, disabled only after that. */
export function RegisteredMethod({ detail, isCurrent, methods, onDisable }: RegisteredMethodOptions) {
  const { methodBlocked: blocked, row } = detail
  if (row.gateway !== 'payple') return null
  const { found, disabling } = methodOf(methods, row.id)
  const isAsking = found.at === 'loading'
  const asks = isAsking ? words.lookingUp : found.at === 'idle' && disabling.at === 'idle' ? words.lookUp : words.again
  return (
    <Unfold summary={words.title}>
      <section className={styles['method']} aria-label={words.title}>
        <p className={styles['quiet']}>{words.sentence}</p>
        <div className={styles['acts']}>
          <Button
            size="small"
            label={words.nameOf(asks)}
            isDisabled={!isCurrent || isAsking || blocked !== null}
            because={blocked?.because ?? null}
            onPress={() => void methods.lookUp(row.id)}
          >
            {asks}
          </Button>
          {found.at === 'ready' ? (
            <Button
              asks="collect"
              size="small"
              label={words.nameOf(words.disable)}
              isDisabled={!isCurrent}
              onPress={onDisable}
            >
              {words.disable}
            </Button>
          ) : null}
        </div>
        {blocked === null ? null : (
          <p>
            {blocked.because}
            {blocked.remedy === null ? null : <span className={styles['quiet']}> {blocked.remedy}</span>}
          </p>
        )}
        <Disabled disabling={disabling} />
        {found.at === 'failed' ? <FailureNotice failure={found.failure} /> : null}
        {found.at === 'ready' ? <MethodFacts method={found.value} /> : null}
      </section>
    </Unfold>
  )
}

function Disabled({ disabling }: Pick<MethodDesk, 'disabling'>) {
  if (disabling.at !== 'ready') return null
  const { outcome, message } = disabling.value
  return outcome === 'disabled' ? (
    <Notice kind="good" title={words.disabled} text={message === '' ? null : message} />
  ) : (
    <Notice kind="warn" title={words.unknown} text={`${message} ${words.unknownNext}`.trim()} />
  )
}
