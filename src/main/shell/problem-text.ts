/**
 * Why the app cannot open its book, as far as the person is concerned. `recoverable`: a recovery key exists that opens it.
 * `backup` is the file of before the failed migration, null when none was needed.
 */
export type StartProblem =
  | { readonly kind: 'keychain-unavailable'; readonly remedy: string }
  | { readonly kind: 'ledger-newer-than-app' }
  | { readonly kind: 'ledger-unreadable' }
  | { readonly kind: 'ledger-damaged' }
  | { readonly kind: 'ledger-key-lost'; readonly recoverable?: boolean }
  | { readonly kind: 'ledger-in-use' }
  | { readonly kind: 'ledger-linked' }
  | { readonly kind: 'migration-failed'; readonly migration: string; readonly backup: string | null }
  | { readonly kind: 'disk-full' }
  | { readonly kind: 'sqlite-addon-missing' }
  | { readonly kind: 'unexpected'; readonly incident: string }

/** What is the case, and what can be done. */
export interface ProblemText {
  readonly message: string
  readonly detail: string
}

const backupHint = '같은 폴더의 백업 파일로 되돌릴 수 있습니다. 되돌리기 전에 폴더 전체를 복사해 두세요.'

/** The Korean sentences for a problem; the ledger's file is untouched in every one of them. */
export function problemText(problem: StartProblem): ProblemText {
  switch (problem.kind) {
    case 'keychain-unavailable':
      return { message: '운영체제의 키체인을 쓸 수 없어 원장을 열 수 없습니다.', detail: problem.remedy }
    case 'ledger-newer-than-app':
      return {
        message: '이 원장은 더 새로운 버전의 영수데스크에서 저장되었습니다.',
        detail: '원장은 그대로 있습니다. 영수데스크를 업데이트한 뒤 다시 시작하세요.',
      }
    case 'ledger-unreadable':
      return {
        message: '원장 파일을 읽을 수 없습니다.',
        detail: `키가 다르거나 파일이 손상되었습니다. 파일은 고치지 않았습니다. ${backupHint}`,
      }
    case 'ledger-damaged':
      return { message: '원장 파일이 손상되었습니다.', detail: `파일은 고치지 않았습니다. ${backupHint}` }
    case 'ledger-key-lost':
      return {
        message: '원장의 키를 이 키체인으로 열 수 없습니다.',
        detail:
          problem.recoverable === false
            ? '원장을 만든 사용자와 컴퓨터로 로그인하거나, 폴더를 백업에서 함께 되돌리세요. 새 원장은 만들지 않았습니다.'
            : '원장을 만든 사용자와 컴퓨터로 로그인하거나, 적어 둔 복구 키로 여세요. 새 원장은 만들지 않았습니다.',
      }
    case 'ledger-in-use':
      return {
        message: '다른 프로그램이 원장을 쓰고 있습니다.',
        detail: '열려 있는 영수데스크를 모두 닫고 다시 시작하세요.',
      }
    case 'ledger-linked':
      return {
        message: '원장 파일에 다른 이름(하드 링크)이 하나 더 있어 열지 않았습니다.',
        detail: '두 이름으로 열면 원장이 손상됩니다. 다른 이름을 지우고 다시 시작하세요. 파일은 그대로입니다.',
      }
    case 'migration-failed':
      return {
        message: `원장을 새 형식으로 바꾸지 못했습니다(${problem.migration}).`,
        detail:
          problem.backup === null
            ? '원장은 바꾸기 전 그대로입니다. 디스크의 빈 공간을 확인하고 다시 시작하세요.'
            : `원장은 바꾸기 전 그대로이고, 백업이 있습니다: ${problem.backup}`,
      }
    case 'disk-full':
      return {
        message: '디스크에 빈 공간이 없어 원장을 열 수 없습니다.',
        detail: '공간을 비운 뒤 다시 시작하세요. 저장된 내용은 그대로입니다.',
      }
    case 'sqlite-addon-missing':
      return {
        message: '이 컴퓨터에 맞는 SQLite 애드온이 없습니다.',
        detail: 'npm start 로 시작하면 필요한 파일을 준비합니다.',
      }
    case 'unexpected':
      return {
        message: '예상하지 못한 문제로 시작하지 못했습니다.',
        detail: `기록 번호 ${problem.incident}. 로그 폴더의 같은 번호에 원인이 있습니다. 다시 시작해 보세요.`,
      }
  }
}
