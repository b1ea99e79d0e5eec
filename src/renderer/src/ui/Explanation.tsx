import { type ReactNode, useEffect, useState } from 'react'
import type { StoreApi } from 'zustand/vanilla'
import { useStore } from 'zustand'
import { certaintyNames, ruleDays, stageDays, stageRate } from '../../../domain/receipt/explanation-words.ts'
import { splitText } from '../../../domain/receipt/wording.ts'
import type { Explained, ExplanationDesk } from '../explanation-desk.ts'
import { explanation as words } from '../text/ko/explanation.ts'
import { partName } from '../text/words.ts'
import { Button } from './Button.tsx'
import { classes } from './class-names.ts'
import styles from './Explanation.module.css'
import { FailureNotice } from './FailureNotice.tsx'
import { KeyValueList } from './KeyValueList.tsx'
import { MoneyText } from './MoneyText.tsx'
import { Notice } from './Notice.tsx'
import { RuleList } from './RuleList.tsx'

interface ExplanationOptions {
  /** The payment. */
  readonly of: string
  /** What it was shown with; when that is another the reasoning is read anew. */
  readonly basis: unknown
  readonly make: () => StoreApi<ExplanationDesk>
  /** What stands there until it is read. */
  readonly meanwhile: ReactNode
}

/** The whole reasoning about a payment's receipt, in its order, and the buttons that put it on paper. */
export function Explanation({ of, basis, make, meanwhile }: ExplanationOptions) {
  const [store] = useState(make)
  const desk = useStore(store)
  useEffect(() => void store.getState().read(of), [store, of, basis])
  if (desk.of !== of || desk.shown.at === 'idle' || desk.shown.at === 'loading')
    return <div aria-busy="true">{meanwhile}</div>
  if (desk.shown.at === 'failed') return <FailureNotice failure={desk.shown.failure} />
  const explained = desk.shown.value
  return (
    <div className={styles['explanation']}>
      <p>{explained.verdict.sentence}</p>
      <Paper desk={desk} />
      <Parts parts={explained.parts} />
      <Facts explained={explained} />
      <Stages explained={explained} />
      <Part title={words.rules}>
        <RuleList
          rules={explained.rules}
          more={(rule) => `${words.certainty(rule.certainty, certaintyNames[rule.certainty])} · ${ruleDays(rule)}`}
        />
      </Part>
      <Changes changes={explained.changes} />
    </div>
  )
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={styles['part']} aria-label={title}>
      <h4 className={styles['title']}>{title}</h4>
      {children}
    </section>
  )
}

function Paper({ desk }: { readonly desk: ExplanationDesk }) {
  const { doing, end } = desk
  return (
    <>
      <div className={styles['bar']}>
        <Button size="small" onPress={() => void desk.save()} isDisabled={doing !== null}>
          {doing === 'save' ? words.saving : words.save}
        </Button>
        <Button size="small" onPress={() => void desk.print()} isDisabled={doing !== null}>
          {doing === 'print' ? words.printing : words.print}
        </Button>
      </div>
      {end?.kind === 'refused' ? <FailureNotice failure={end.failure} /> : null}
      {end?.kind === 'printed' ? <Notice kind="good" title={words.printed} /> : null}
      {end?.kind === 'saved' ? (
        <Notice kind="good" title={words.saved} text={words.savedAs(end.fileName, end.folder)} />
      ) : null}
    </>
  )
}

function Parts({ parts }: Pick<Explained, 'parts'>) {
  return (
    <Part title={words.parts}>
      <ul className={styles['rows']}>
        {parts.map(({ part, split, verdict, answer }) => (
          <li key={`${part.kind}-${part.wallet ?? ''}`} className={styles['row']}>
            <p className={styles['line']}>
              <span>{partName(part)}</span>
              <MoneyText won={part.won} />
            </p>
            <p className={styles['strong']}>{answer}</p>
            <p className={styles['quiet']}>{splitText(split)}</p>
            <p className={styles['quiet']}>{words.partRules(verdict.rules.map(({ id }) => id).join(', '))}</p>
          </li>
        ))}
      </ul>
    </Part>
  )
}

function Facts({ explained }: { readonly explained: Explained }) {
  const { facts, reckoning } = explained
  return (
    <>
      <Part title={words.facts}>
        <KeyValueList items={facts.map(({ name, value }, at) => ({ key: `${at}`, name, value }))} />
      </Part>
      {reckoning.length === 0 ? null : (
        <Part title={words.reckoning}>
          <ul className={styles['rows']}>
            {reckoning.map(({ name, working, won }) => (
              <li key={name} className={styles['row']}>
                <p className={styles['line']}>
                  <span>{name}</span>
                  <MoneyText won={won} />
                </p>
                <p className={styles['quiet']}>{working}</p>
              </li>
            ))}
          </ul>
        </Part>
      )}
    </>
  )
}

function Stages({ explained: { stages, today, verdict } }: { readonly explained: Explained }) {
  if (stages.length === 0) return null
  const isRisk = verdict.state !== 'due'
  return (
    <Part title={isRisk ? words.risk : words.stages}>
      <ul className={styles['rows']}>
        {stages.map((stage) => {
          const isNow = stage.from <= today && (stage.until === null || today <= stage.until)
          return (
            <li key={stage.from} className={classes(styles['row'], isNow && styles['now'])} aria-current={isNow}>
              <p className={styles['line']}>
                <span>
                  {stageDays(stage)} · {stageRate(stage)}
                  {isNow ? ` · ${words.now}` : ''}
                </span>
                <MoneyText won={stage.won} />
              </p>
            </li>
          )
        })}
      </ul>
      {isRisk ? <p className={styles['quiet']}>{words.riskNote}</p> : null}
    </Part>
  )
}

function Changes({ changes }: Pick<Explained, 'changes'>) {
  return (
    <Part title={words.changes}>
      {changes.length === 0 ? <p className={styles['quiet']}>{words.noChanges}</p> : null}
      <ul className={styles['rows']}>
        {changes.map(({ when, sentence }) => (
          <li key={when} className={styles['row']}>
            <p className={styles['strong']}>{when}</p>
            <p>{sentence}</p>
          </li>
        ))}
      </ul>
    </Part>
  )
}
