import type { AppContract } from '../../../contract/index.ts'
import type { CommonFailure, FailureOf, Operation } from '../../../contract/operation.ts'
import { formatCount, formatMoment, formatWon } from './format.ts'
import { identityProblem } from './ko/receipt-desk.ts'
import { ui } from './ko/ui.ts'
import { reconciliationFailures } from './reconciliation-failures.ts'
import { type Sentence, say } from './sentence.ts'
import { approvalStateNames, bulkStateNames, pinProblems, roleNames, seatFileProblems } from './words.ts'

type FailuresIn<Group> = {
  [V in keyof Group]: Group[V] extends Operation ? FailureOf<Group[V]> : never
}[keyof Group]

/** Every refusal the contract knows, with the data it carries. */
export type AnyFailure = CommonFailure | { [G in keyof AppContract]: FailuresIn<AppContract[G]> }[keyof AppContract]

type Kind = AnyFailure['kind']

/** One sentence per kind: a kind without one does not compile. */
const sentences: { readonly [K in Kind]: (failure: Extract<AnyFailure, { readonly kind: K }>) => Sentence } = {
  ...reconciliationFailures,
  'invalid-input': () =>
    say('앱이 이 요청의 형식을 받아들이지 않았습니다.', '화면을 닫고 다시 시도하세요. 되풀이되면 관리자에게 알리세요.'),
  unexpected: () =>
    say('예상하지 못한 문제로 처리되지 않았습니다.', '다시 시도하고, 되풀이되면 아래 사고번호를 관리자에게 알리세요.'),
  'disk-full': () => say('디스크에 빈 공간이 없어 저장되지 않았습니다.', '디스크의 빈 공간을 늘리고 다시 시도하세요.'),
  'book-closed': () => say('장부가 열려 있지 않습니다.', '장부를 다시 여세요.'),
  'not-signed-in': () =>
    say('로그인한 담당자가 없습니다. 처리된 것은 없습니다.', '담당자를 고르고 PIN으로 로그인하세요.'),
  'not-allowed': (failure) => {
    const who = failure.roles.map((role) => roleNames[role]).join(' · ')
    return say(`${ui.whoDoes(who)} 처리된 것은 없습니다.`, '그 담당자에게 넘기세요.')
  },
  'proof-needed': () =>
    say('PIN을 한 번 더 확인하지 않았습니다. 보내거나 바꾼 것은 없습니다.', '다시 누르고 PIN을 적으세요.'),
  'pin-unfit': (failure) => say(pinProblems[failure.problem], '다른 PIN을 적으세요.'),
  'pin-wrong': (failure) =>
    say(
      'PIN이 다릅니다.',
      failure.triesLeft === null
        ? '또 틀리면 더 오래 기다려야 합니다.'
        : `${formatCount(failure.triesLeft)}번 더 틀리면 잠시 잠깁니다.`,
    ),
  'pin-locked': (failure) =>
    say('PIN이 여러 번 틀려 잠겨 있습니다.', `${formatMoment(failure.until)}부터 다시 적을 수 있습니다.`),
  'operator-not-found': () => say('이 담당자는 로그인할 수 없습니다.', '관리자에게 물어보세요.'),
  'operator-name-taken': () => say('같은 이름의 담당자가 있습니다.', '구별되는 이름을 적으세요.'),
  'admin-made-already': () => say('이 장부의 관리자는 이미 있습니다.', '그 관리자로 로그인하세요.'),
  'last-admin': () =>
    say('장부에는 로그인할 수 있는 관리자가 한 사람은 있어야 합니다.', '다른 담당자를 관리자로 만든 뒤에 바꾸세요.'),

  'keychain-unavailable': (failure) => say('운영체제의 키체인을 쓸 수 없어 비밀값을 다루지 않습니다.', failure.remedy),
  'credentials-missing': (failure) =>
    say(`${failure.shopName} 상점에 저장된 인증 정보가 없습니다.`, '설정 › 상점에서 인증 정보를 저장하세요.'),
  'certificate-ended': (failure) => say(failure.because, failure.remedy),
  'credentials-wrong': (failure) =>
    say(
      '인증 정보가 저장되지 않았습니다.',
      failure.problems.map((problem) => problem.message).join(' ') || '표시된 칸을 고치세요.',
    ),
  'gateway-unreachable': () =>
    say('결제사에 연결되지 않았습니다. 보낸 것은 없습니다.', '인터넷 연결을 확인하고 다시 시도하세요.'),
  'gateway-refused': (failure) => say(`결제사가 거절했습니다 (${failure.code}). ${failure.message}`, failure.remedy),
  'answer-unreadable': () =>
    say('결제사의 응답을 읽을 수 없습니다. 장부는 바뀌지 않았습니다.', '잠시 뒤 다시 조회하세요.'),

  'transaction-not-found': () =>
    say('이 거래가 장부에 없습니다.', '검색을 다시 하거나, 번호로 조회해 장부에 넣으세요.'),
  'refund-not-found': () => say('이 환불이 장부에 없습니다.', '목록을 다시 여세요.'),
  'shop-not-found': () => say('이 상점이 장부에 없습니다.', '상점을 다시 고르세요.'),

  'amount-missing': () => say('환불할 금액이 없습니다.', '1원 이상을 적으세요.'),
  'exceeds-refundable': (failure) =>
    failure.refundable === 0
      ? say('환불할 수 있는 금액이 남아 있지 않습니다.')
      : say(`환불할 수 있는 금액은 ${formatWon(failure.refundable)}입니다.`, '금액을 고치세요.'),
  'tax-free-out-of-range': (failure) =>
    failure.from === failure.to
      ? say(`이 환불의 면세 금액은 ${formatWon(failure.from)}이어야 합니다.`, '면세 금액을 고치세요.')
      : say(`면세 금액은 ${formatWon(failure.from)}부터 ${formatWon(failure.to)}까지입니다.`, '면세 금액을 고치세요.'),
  'facts-changed': (failure) =>
    say(
      `화면을 연 뒤에 이 거래가 바뀌었습니다. 지금 환불 ${formatCount(failure.basedOn.refunds)}건, 남은 금액 ${formatWon(failure.basedOn.remaining)}입니다. 보낸 것은 없습니다.`,
      '바뀐 내용을 확인하고 다시 결정하세요.',
    ),
  'refund-open': () =>
    say(
      '이 거래에 결과가 나오지 않은 환불이 있습니다. 그 금액은 잡혀 있고, 새 환불은 보내지 않습니다.',
      '먼저 그 환불의 결과를 조회하거나 정리하세요.',
    ),
  'note-missing': () => say('사유가 무엇인지 메모가 없습니다. 보낸 것은 없습니다.', '메모에 까닭을 적으세요.'),
  'approval-needed': (failure) =>
    say(`다른 담당자의 승인이 있어야 합니다. ${failure.because.join(' ')} 보낸 것은 없습니다.`, '승인을 요청하세요.'),
  'approval-not-needed': () => say('승인 없이 환불할 수 있습니다. 요청한 것은 없습니다.', '바로 환불하세요.'),
  'approval-open': () =>
    say('이 거래에 승인을 기다리는 환불 요청이 있습니다.', '환불 › 승인에서 그 요청을 확인하거나 철회하세요.'),
  'approval-not-found': () => say('이 승인 요청이 장부에 없습니다.', '목록을 다시 여세요.'),
  'approval-ended': (failure) =>
    say(
      `이 승인 요청은 이미 ${approvalStateNames[failure.state]} 상태입니다. 새로 보낸 것은 없습니다.`,
      '목록에서 지금 상태를 확인하세요.',
    ),
  'approval-own': () => say('자기가 요청한 환불은 승인하거나 반려할 수 없습니다.', '다른 담당자에게 맡기세요.'),
  'approval-not-own': () => say('다른 담당자의 요청은 철회할 수 없습니다.', '승인하지 않으려면 반려하세요.'),
  'approval-over-limit': (failure) => say(failure.because, '한도가 더 큰 담당자가 승인합니다.'),
  'approval-void': (failure) =>
    say(
      `요청한 뒤에 바뀐 것이 있어 이 요청은 무효가 되었습니다. 보낸 것은 없습니다. ${failure.changes.map(({ name }) => name).join(', ')}`,
      '바뀐 내용을 확인하고 다시 요청하세요.',
    ),
  'approval-missing': (failure) => say(failure.because, '재무 담당자가 승인한 뒤 다시 보내세요.'),
  'seat-unnamed': () =>
    say('이 자리의 이름이 없어 서명한 파일을 만들지 않았습니다.', '설정 › 다른 자리에서 이 자리의 이름을 정하세요.'),
  'seat-name-wrong': () => say('자리 이름으로 쓸 수 없습니다.', '보이는 글자로 40자까지 적으세요.'),
  'seat-name-taken': () => say('같은 이름의 자리나 담당자가 있습니다.', '구별되는 이름을 적으세요.'),
  'seat-key-lost': () =>
    say(
      '이 자리의 열쇠를 이 키체인으로 풀 수 없습니다. 서명한 것은 없습니다.',
      '설정 › 다른 자리에서 열쇠를 새로 만들고, 자리 파일을 다른 자리에 다시 전하세요.',
    ),
  'seat-known': (failure) => say(`이미 넣은 자리입니다: ${failure.name}`, '넣은 자리의 목록을 확인하세요.'),
  'seat-not-found': () => say('이 자리는 이미 빠져 있습니다.', '넣은 자리의 목록을 다시 여세요.'),
  'seat-is-this-one': () => say('이 자리가 만든 파일입니다.', '다른 자리에서 받은 파일을 고르세요.'),
  'seat-unknown': () =>
    say(
      '모르는 자리가 서명한 파일이라 받지 않았습니다.',
      '그 자리를 믿는다면 관리자가 설정 › 다른 자리에서 자리 파일을 먼저 넣습니다.',
    ),
  'seat-removed': (failure) =>
    say(`${failure.name} 자리는 빠져 있어 그 파일을 받지 않았습니다.`, '관리자에게 물어보세요.'),
  'seat-file-unfit': (failure) => say(seatFileProblems[failure.problem], '보낸 자리에서 파일을 다시 받으세요.'),
  'seat-file-not-open': () => say('열어 둔 파일이 없습니다. 처리된 것은 없습니다.', '파일을 다시 여세요.'),
  'answer-elsewhere': () =>
    say('다른 자리의 요청에 답한 파일입니다. 보낸 것은 없습니다.', '요청을 저장한 자리에서 여세요.'),
  'answer-other-facts': () =>
    say('이 요청과 다른 내용에 답한 파일입니다. 보낸 것은 없습니다.', '요청 파일을 다시 보내 답을 받으세요.'),
  'refund-not-possible': (failure) => say(failure.because, failure.remedy),
  'printer-missing': () =>
    say('이 컴퓨터에 프린터가 없습니다. 인쇄하지 않았습니다.', '프린터를 연결한 뒤 다시 인쇄하거나, PDF로 저장하세요.'),
  'print-failed': () =>
    say('프린터가 받지 않았습니다.', '프린터의 전원과 용지를 확인하고 다시 인쇄하거나, PDF로 저장하세요.'),
  'refund-not-unknown': () => say('이 환불은 이미 결과가 나와 있습니다.', '목록을 다시 여세요.'),
  'receipt-not-possible': (failure) => say(failure.because, failure.remedy),
  'receipt-act-open': () =>
    say(
      '이 거래에 결과가 나오지 않은 현금영수증 발급이나 취소가 있습니다. 새로 보낸 것은 없습니다.',
      '먼저 그 결과를 조회하거나 직접 확정하세요.',
    ),
  'receipt-facts-changed': () =>
    say(
      '화면을 연 뒤에 이 거래의 현금영수증이 바뀌었습니다. 보낸 것은 없습니다.',
      '바뀐 내용을 확인하고 다시 결정하세요.',
    ),
  'identity-refused': (failure) =>
    say(`${identityProblem[failure.problem]} 보낸 것은 없습니다.`, '번호와 용도를 확인하고 다시 발급하세요.'),
  'receipt-double': (failure) =>
    say(
      `닮은 현금영수증이 있어 발급하지 않았습니다. ${failure.doubles[0]?.sentence ?? ''}`.trim(),
      '같은 판매이면 발급하지 말고, 다른 판매이면 이유를 적고 발급하세요.',
    ),
  'other-sale-unexplained': () =>
    say('다른 판매인 이유가 없습니다. 보낸 것은 없습니다.', '이유를 적고 다시 발급하세요.'),
  'receipt-plan-gone': () =>
    say('점검한 뒤에 앱이나 장부가 바뀌었습니다. 보낸 것은 없습니다.', '다시 점검하고 확인하세요.'),
  'receipt-run-busy': (failure) =>
    say(
      `${failure.shopName}의 현금영수증을 한꺼번에 ${failure.of === 'issue' ? '발급' : '취소'}하는 중입니다. 새로 보낸 것은 없습니다.`,
      '끝난 뒤에 다시 점검하세요.',
    ),
  'receipt-act-not-found': () => say('이 현금영수증 처리가 장부에 없습니다.', '거래를 다시 여세요.'),
  'receipt-act-not-unknown': () =>
    say('이 현금영수증 처리는 이미 결과가 나와 있습니다.', '거래의 발급·취소 내역을 확인하세요.'),
  'method-not-possible': (failure) => say(failure.because, failure.remedy),
  'slip-not-possible': (failure) => say(failure.because, failure.remedy),
  'link-not-found': () => say('이 결제 링크가 장부에 없습니다.', '목록을 다시 여세요.'),
  'link-not-possible': (failure) => say(failure.because, failure.remedy),
  'prepared-not-found': () => say('이 준비된 결제가 장부에 없습니다.', '목록을 다시 여세요.'),
  'prepared-not-waiting': () =>
    say('이 결제는 이미 승인을 요청했거나 승인할 수 없습니다. 보낸 것은 없습니다.', '목록에서 지금 상태를 확인하세요.'),
  'prepared-not-unknown': () => say('이 승인 요청은 이미 결과가 나와 있습니다.', '목록을 다시 여세요.'),
  'confirm-not-possible': (failure) => say(failure.because, failure.remedy),
  'approval-number-missing': () => say('승인번호가 없습니다.', '홈택스나 결제사에 나온 승인번호를 적으세요.'),
  'document-number-wrong': () =>
    say('세금계산서 번호가 없거나 영문, 숫자, 줄표가 아닌 글자가 있습니다.', '승인번호나 문서번호를 다시 적으세요.'),
  'supply-day-wrong': () =>
    say('공급완료일이 없거나, 결제일보다 앞이거나, 결제일에서 3년이 넘습니다.', '공급이 끝난 날을 다시 적으세요.'),
  'reason-missing': () => say('까닭이 적혀 있지 않습니다.', '무엇을 보고 판단했는지 적으세요. 기록에 그대로 남습니다.'),
  'duty-note-not-found': () => say('이 기록을 장부에서 찾을 수 없습니다.', '화면을 새로 읽고 다시 고르세요.'),
  'duty-note-taken-back': () => say('이미 되돌린 기록입니다.', null),
  'holiday-name-missing': () => say('공휴일의 이름이 적혀 있지 않습니다.', '이름을 적으세요.'),
  'evidence-missing': () =>
    say('근거가 적혀 있지 않습니다.', '무엇을 보고 판단했는지 적으세요. 기록에 그대로 남습니다.'),
  'too-early-to-deny': ({ from }) =>
    say(
      '방금 보낸 요청이 결제사에 늦게 닿을 수 있어 아직 되지 않았다고 확정할 수 없습니다.',
      `${formatMoment(from)}부터 확정하세요. 그 사이에 다시 조회할 수 있습니다.`,
    ),

  'address-not-checked': () => say('이 결제사는 어느 IP에서 온 취소든 받습니다.', '확인할 것이 없습니다.'),
  'rule-not-standing': () =>
    say('이 거절은 이미 지난 일입니다. 바뀐 것은 없습니다.', '거래를 다시 열어 지금의 규칙을 확인하세요.'),
  'choice-wrong': ({ message }) => say(message, '값을 고쳐 다시 저장하세요.'),
  'name-taken': () => say('같은 이름의 상점이 있습니다.', '다른 이름을 적으세요.'),
  'not-in-practice': () => say('연습에서는 하지 않는 일입니다.', '위쪽에서 업무로 바꾸세요.'),
  'real-not-here': () => say('이 시작 방식에서는 실제 상점을 다루지 않습니다.', '설치한 앱에서 여세요.'),
  'recovery-key-first': () =>
    say('실제 상점을 넣기 전에 장부의 복구 키가 있어야 합니다.', '설정에서 복구 키를 만들고 다시 적어 확인하세요.'),
  'recovery-key-differs': () => say('적은 복구 키가 다릅니다.', '받아 둔 키를 보고 다시 적으세요.'),
  'link-not-allowed': () => say('허용된 주소가 아니라 열지 않았습니다.'),

  'ledger-newer-than-app': () => say('장부가 이 앱보다 새 버전에서 만들어졌습니다.', '앱을 최신 버전으로 바꾸세요.'),
  'ledger-unreadable': () => say('장부 파일을 읽을 수 없습니다.', '파일 권한과 디스크를 확인하고 다시 여세요.'),
  'ledger-damaged': () => say('장부 파일이 손상되었습니다. 덮어쓰지 않았습니다.', '백업을 되돌리세요.'),
  'ledger-in-use': () => say('다른 프로그램이 장부를 쓰고 있습니다.', '열려 있는 영수데스크를 모두 닫고 다시 여세요.'),
  'ledger-linked': () =>
    say(
      '장부 파일에 다른 이름(하드 링크)이 하나 더 있어 열지 않았습니다.',
      '두 이름으로 열면 장부가 손상됩니다. 다른 이름을 지우고 다시 여세요.',
    ),
  'sqlite-addon-missing': () =>
    say('장부를 여는 부품이 이 컴퓨터에 맞지 않습니다.', 'npm start로 시작해 부품을 다시 준비하세요.'),
  'ledger-key-lost': (failure) =>
    say(
      '장부의 열쇠를 이 키체인으로 풀 수 없습니다. 새 장부를 만들지 않았습니다.',
      failure.recoverable ? '복구 키로 여세요.' : '장부를 만든 사용자로 로그인하거나 폴더를 백업에서 함께 되돌리세요.',
    ),
  'migration-failed': (failure) =>
    say(
      `장부를 새 형식으로 바꾸지 못하고 멈췄습니다 (${failure.migration}).`,
      failure.backup === null ? '앱을 업데이트한 뒤 다시 여세요.' : `바꾸기 전의 장부가 ${failure.backup}에 있습니다.`,
    ),

  'file-not-found': () => say('파일이 그 자리에 없습니다.', '파일을 다시 고르세요.'),
  'file-unreadable': () =>
    say('파일을 열 수 없습니다.', '다른 프로그램에서 열려 있는지, 읽을 권한이 있는지 확인하고 다시 고르세요.'),
  'file-too-large': (failure) =>
    say(
      `파일이 너무 큽니다. ${failure.limit >= 1024 ** 3 ? `${formatCount(Math.floor(failure.limit / 1024 ** 3))}GB` : `${formatCount(Math.floor(failure.limit / 1024 ** 2))}MB`}까지 읽습니다.`,
      '나누어 저장한 파일을 고르세요.',
    ),
  'file-not-chosen': () => say('고른 파일이 없습니다.', '파일을 다시 고르세요.'),
  'file-is-no-text': (failure) =>
    say(`글자로 된 파일이 아닙니다 (${failure.looksLike}).`, '결제사 응답을 JSON 또는 CSV로 저장한 파일을 고르세요.'),
  'not-gateway-answers': () =>
    say(
      '결제사 응답을 찾을 수 없습니다.',
      '한 줄에 JSON 하나, JSON 배열, 또는 결제사 필드 이름이 첫 줄에 있는 CSV를 넣으세요.',
    ),
  'too-many-lines': (failure) =>
    say(`한 번에 ${formatCount(failure.limit)}줄까지 환불합니다. 이 파일은 더 깁니다.`, '파일을 나누어 고르세요.'),
  'no-refund-lines': () =>
    say('환불할 줄이 없습니다.', '주문번호와 환불금액이 한 줄에 하나씩 있는 CSV 파일을 고르세요.'),
  'column-missing': (failure) =>
    failure.column === 'order'
      ? say('머리글에 주문번호 열이 없습니다.', '머리글에 주문번호라고 적거나, 머리글 없이 주문번호와 금액만 두세요.')
      : say('머리글에 금액 열이 없습니다.', '머리글에 환불금액이라고 적거나, 머리글 없이 주문번호와 금액만 두세요.'),
  'bulk-not-found': () => say('이 대량 환불이 장부에 없습니다.', '목록을 다시 여세요.'),
  'bulk-not-waiting': (failure) =>
    say(
      `이 대량 환불은 지금 ${bulkStateNames[failure.state]} 상태여서 그렇게 할 수 없습니다.`,
      '목록에서 지금 상태를 확인하세요.',
    ),
  'bulk-plan-changed': (failure) =>
    say(
      `화면을 연 뒤에 보낼 줄이 바뀌었습니다. 지금 ${formatCount(failure.count)}건, ${formatWon(failure.won)}입니다. 보낸 것은 없습니다.`,
      '바뀐 내용을 확인하고 다시 확인하세요.',
    ),
  'bulk-busy': (failure) =>
    say(`이 상점의 다른 대량 환불(${failure.fileName})을 보내고 있습니다.`, '그것이 끝나거나 멈춘 뒤에 하세요.'),

  'file-not-writable': () =>
    say(
      '그 자리에 파일을 쓸 수 없습니다. 파일은 만들어지지 않았습니다.',
      '같은 이름의 파일이 다른 프로그램에 열려 있으면 닫고, 아니면 다른 폴더를 고르세요.',
    ),
  'unmask-reason-missing': () =>
    say('가리지 않고 내보내는 이유가 없습니다.', '이유를 적으세요. 기록에 그대로 남습니다.'),
  'export-cancelled': () => say('내보내기를 취소했습니다. 파일은 만들어지지 않았습니다.'),
  'characters-do-not-fit': (failure) =>
    say(
      `CP949로 적을 수 없는 글자가 ${formatCount(failure.count)}개 있습니다. 파일은 만들어지지 않았습니다.`,
      'UTF-8로 내보내세요.',
    ),
}

/** The kinds a sentence exists for; the same as the contract's. */
export const knownFailureKinds: readonly string[] = Object.keys(sentences)

/** What is the case and what can be done about a refusal; `incident` is the number the log keeps it under, null when there is none. */
export function describeFailure(failure: AnyFailure): Sentence & { readonly incident: string | null } {
  // One cast: the table is typed kind by kind above, which an indexed call cannot show to the compiler.
  const write = sentences[failure.kind] as (failure: AnyFailure) => Sentence
  return { ...write(failure), incident: failure.kind === 'unexpected' ? failure.incident : null }
}
