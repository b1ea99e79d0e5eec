import { failed, ok, type Result } from '../../../domain/result.ts'
import type { Slip } from '../../../domain/slip.ts'
import { readFields } from './wire.ts'
import { readJsonObject } from './wire-text.ts'

/**
 * The card slip of a stored answer: PCD_PAY_CARDRECEIPT, an address of Payple or of its card processor, as it came. Whether it may be
 * opened is for the list of hosts. Of transfers the guide has no slip.
 */
export function findSlips(
  answer: string,
): Result<readonly Slip[], { readonly because: string; readonly remedy: string | null }> {
  const line = readJsonObject(new TextEncoder().encode(answer))
  const fields = line === null ? {} : readFields(line)
  const url = fields['PCD_PAY_CARDRECEIPT'] ?? ''
  if (url !== '') return ok([{ kind: 'card', url }])
  const because =
    fields['PCD_PAY_TYPE'] === 'transfer'
      ? '페이플은 카드 결제의 매출전표 주소만 알려 줍니다.'
      : '저장된 페이플 응답에 매출전표 주소가 없습니다.'
  return failed({ because, remedy: '페이플 파트너 관리자에서 이 거래를 찾아 보세요.' })
}
