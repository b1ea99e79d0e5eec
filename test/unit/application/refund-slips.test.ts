import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { PaperPage } from '../../../src/domain/paper-page.ts'
import { closeDesks, openDesk, refusalOf, type TestDesk, valueOf } from './desk.ts'
import { known, type Refund, refundOf, requestFor } from './refunding.ts'

afterEach(closeDesks)

const auditOf = async (desk: TestDesk) =>
  (await desk.ledger.auditTrail({ offset: 0, limit: 100 })).filter(({ what }) => what.startsWith('refund-slip-'))

const valueIn = (slip: PaperPage | undefined, name: string) =>
  slip?.parts.flatMap(({ lines }) => lines).find((line) => line.name === name)?.value ?? null

/** A refund of KCP's card payment whose answer was lost, as the journal has it. */
async function unknownRefund(desk: TestDesk): Promise<Refund> {
  desk.sandboxes.kcp.play({ name: 'lost-before-commit' })
  const refund = await refundOf(desk, known.kcpCard, 5_000)
  expect(refund.state).toBe('unknown')
  return refund
}

describe('saving the slip of a refund', () => {
  it('writes one whole file where the operator chose, and the audit keeps who, which refund and what paper', async () => {
    const desk = await openDesk()
    const refund = await refundOf(desk, known.kcpCard, 5_000)
    for (const paper of ['a4', 'roll-80'] as const) {
      const file = join(desk.folder, `${paper}.pdf`)
      desk.dialogs.save = file
      const { saved } = valueOf(await desk.api.refunds.saveSlip({ refundId: refund.id, paper }))
      expect(saved).toEqual({ fileName: `${paper}.pdf`, folder: desk.folder })
      expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(desk.tray.slips.at(-1)?.slip)
      expect(desk.tray.slips.at(-1)?.paper).toBe(paper)
    }
    const kept = { what: 'refund-slip-saved', subject: refund.id, operatorId: 'op-1' }
    expect(await auditOf(desk)).toMatchObject([
      { ...kept, detail: { paper: 'roll-80', state: 'done', outcome: 'written' } },
      { ...kept, detail: { paper: 'a4', state: 'done', outcome: 'written' } },
    ])
  })

  it('names the operator by the ledger, the payment and what was masked', async () => {
    const desk = await openDesk()
    const wish = await requestFor(desk, known.paypleCard, 5_000)
    const note = '고객 카드 4111 1111 1111 1111'
    const refund = valueOf(await desk.api.refunds.request({ ...wish, reason: { code: 'defect', note } }))
    desk.dialogs.save = join(desk.folder, 'slip.pdf')
    valueOf(await desk.api.refunds.saveSlip({ refundId: refund.id, paper: 'a4' }))
    const slip = desk.tray.slips[0]?.slip
    expect(valueIn(slip, '담당자')).toBe('관리자')
    expect(valueIn(slip, '메모')).toBe('고객 카드 411111******1111')
    expect(valueIn(slip, '결제사 거래번호')).toBe(known.paypleCard.number)
    expect(valueIn(slip, '구매자')).toContain('*')
  })

  it('that the operator cancelled leaves nothing, in the folder or in the audit', async () => {
    const desk = await openDesk()
    const refund = await refundOf(desk, known.kcpCard, 5_000)
    expect(valueOf(await desk.api.refunds.saveSlip({ refundId: refund.id, paper: 'a4' }))).toEqual({ saved: null })
    expect(desk.tray.slips).toEqual([])
    expect(await auditOf(desk)).toEqual([])
  })

  it('where nothing can be written is told, kept, and leaves nothing', async () => {
    const desk = await openDesk()
    const refund = await refundOf(desk, known.kcpCard, 5_000)
    const file = join(desk.folder, 'gone', 'slip.pdf')
    desk.dialogs.save = file
    const answer = await desk.api.refunds.saveSlip({ refundId: refund.id, paper: 'a4' })
    expect(refusalOf(answer)).toEqual({ kind: 'file-not-writable' })
    expect(existsSync(file)).toBe(false)
    expect(await auditOf(desk)).toMatchObject([{ detail: { outcome: 'file-not-writable' } }])
    mkdirSync(join(desk.folder, 'gone'))
    expect(valueOf(await desk.api.refunds.saveSlip({ refundId: refund.id, paper: 'a4' })).saved).not.toBeNull()
  })

  it('of an unknown refund says that nothing proves it', async () => {
    const desk = await openDesk()
    const refund = await unknownRefund(desk)
    desk.dialogs.save = join(desk.folder, 'slip.pdf')
    valueOf(await desk.api.refunds.saveSlip({ refundId: refund.id, paper: 'a4' }))
    const slip = desk.tray.slips[0]?.slip
    expect(slip?.head).toMatchObject({ tone: 'open', sentence: expect.stringContaining('환불의 증빙이 아닙니다') })
    expect(await auditOf(desk)).toMatchObject([{ detail: { state: 'unknown' } }])
  })

  it('says what is the case when the file is written, not when the dialog opened', async () => {
    const desk = await openDesk()
    const refund = await unknownRefund(desk)
    desk.dialogs.save = join(desk.folder, 'slip.pdf')
    const byHand = { refundId: refund.id, conclusion: 'refunded', note: '관리자 화면에서 취소 완료를 봄' } as const
    desk.dialogs.meanwhile = () => desk.api.refunds.settleByHand(byHand)
    valueOf(await desk.api.refunds.saveSlip({ refundId: refund.id, paper: 'a4' }))
    expect(desk.tray.slips[0]?.slip.head.tone).toBe('by-hand')
    expect(await auditOf(desk)).toMatchObject([{ detail: { state: 'settled-by-hand' } }])
  })
})

describe('printing the slip of a refund', () => {
  it('hands it to the printer and the audit keeps it', async () => {
    const desk = await openDesk()
    const refund = await refundOf(desk, known.kcpCard, 5_000)
    const answer = await desk.api.refunds.printSlip({ refundId: refund.id, paper: 'roll-80' })
    expect(valueOf(answer)).toEqual({ printed: true })
    expect(desk.tray.slips).toMatchObject([{ paper: 'roll-80', slip: { title: '환불 전표' } }])
    expect(await auditOf(desk)).toMatchObject([
      {
        what: 'refund-slip-printed',
        subject: refund.id,
        detail: { paper: 'roll-80', state: 'done', outcome: 'printed' },
      },
    ])
  })

  it('that the operator cancelled is no failure and leaves no trace', async () => {
    const desk = await openDesk()
    const refund = await refundOf(desk, known.kcpCard, 5_000)
    desk.tray.next = 'cancelled'
    expect(valueOf(await desk.api.refunds.printSlip({ refundId: refund.id, paper: 'a4' }))).toEqual({ printed: false })
    expect(await auditOf(desk)).toEqual([])
  })

  it.each([
    ['no-printer', 'printer-missing', []],
    ['failed', 'print-failed', [{ detail: { outcome: 'failed' } }]],
  ] as const)('that ends as %s is told as %s', async (next, kind, kept) => {
    const desk = await openDesk()
    const refund = await refundOf(desk, known.kcpCard, 5_000)
    desk.tray.next = next
    expect(refusalOf(await desk.api.refunds.printSlip({ refundId: refund.id, paper: 'a4' }))).toEqual({ kind })
    expect(await auditOf(desk)).toMatchObject(kept)
  })
})

it('a refund that is not in the book has no slip', async () => {
  const desk = await openDesk()
  desk.dialogs.save = join(desk.folder, 'slip.pdf')
  const wanted = { refundId: 'nobody', paper: 'a4' } as const
  expect(refusalOf(await desk.api.refunds.saveSlip(wanted))).toEqual({ kind: 'refund-not-found' })
  expect(refusalOf(await desk.api.refunds.printSlip(wanted))).toEqual({ kind: 'refund-not-found' })
  const other = { ...wanted, paper: 'a5' }
  // @ts-expect-error Only the papers of the contract are taken.
  expect(refusalOf(await desk.api.refunds.printSlip(other))).toEqual({ kind: 'invalid-input' })
  expect(desk.tray.slips).toEqual([])
})
