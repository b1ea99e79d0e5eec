import type { HometaxMeaning } from '../../domain/hometax/header.ts'
import type { HometaxProblem } from '../files/file-lane.ts'

/** Why a list was not taken, and what can be done (null when nothing but trying again). */
interface Words {
  readonly because: string
  readonly remedy: string | null
}

const meaningNames = {
  soldAt: '매출일시',
  soldTime: '매출시각',
  supply: '공급가액',
  vat: '부가세',
  service: '봉사료',
  total: '총금액',
  approvalNumber: '승인번호',
  identity: '신분확인뒷4자리',
  event: '거래구분',
  purpose: '용도구분',
  means: '발급수단',
  note: '비고',
} as const satisfies Record<HometaxMeaning, string>

const fromHometax = '홈택스 › 현금영수증 매출내역에서 내려받은 파일을 그대로 고르세요.'

/** The Korean words for a list of Hometax that could not be read; nothing of it was kept. */
export function hometaxWords(problem: Exclude<HometaxProblem, { readonly kind: 'cancelled' }>): Words {
  switch (problem.kind) {
    case 'file-not-found':
      return { because: '파일이 그 자리에 없습니다.', remedy: '옮겨졌는지 확인하고 다시 고르세요.' }
    case 'file-unreadable':
      return { because: '파일을 열 수 없습니다.', remedy: '다른 프로그램에서 열려 있는지 확인하고 다시 고르세요.' }
    case 'file-too-large':
      return { because: '파일이 너무 큽니다.', remedy: '기간을 나누어 내려받은 파일을 고르세요.' }
    case 'not-a-spreadsheet':
      return { because: `표 파일이 아닙니다 (${problem.looksLike}).`, remedy: fromHometax }
    case 'workbook-encrypted':
      return { because: '암호가 걸린 통합 문서입니다.', remedy: '암호를 풀어 저장한 뒤 다시 고르세요.' }
    case 'workbook-damaged':
      return { because: '통합 문서가 손상되어 끝까지 읽을 수 없습니다.', remedy: '홈택스에서 다시 내려받으세요.' }
    case 'workbook-unpacks-too-large':
      return { because: '풀면 지나치게 커지는 통합 문서라 열지 않았습니다.', remedy: fromHometax }
    case 'too-many-rows':
      return { because: '한 파일에 읽을 수 있는 줄 수를 넘습니다.', remedy: '기간을 나누어 내려받은 파일을 고르세요.' }
    case 'table-not-simple':
      return { because: '표의 칸이 줄마다 나뉘어 있지 않아 읽을 수 없습니다.', remedy: fromHometax }
    case 'no-hometax-header':
      return { because: noHeader(problem.nearest), remedy: fromHometax }
    case 'hometax-column-twice':
      return {
        because: `${problem.row}번째 줄의 머리글에 ${problem.name} 열이 둘 있어 어느 것인지 알 수 없습니다.`,
        remedy: '한 열을 지우고 저장한 뒤 다시 고르세요.',
      }
  }
}

function noHeader(nearest: Extract<HometaxProblem, { readonly kind: 'no-hometax-header' }>['nearest']): string {
  if (nearest === null) return '현금영수증 매출내역의 머리글을 찾지 못했습니다.'
  const missing = nearest.missing.map((meaning) => meaningNames[meaning]).join(', ')
  return `${nearest.row}번째 줄이 머리글 같지만 ${missing} 열이 없습니다.`
}
