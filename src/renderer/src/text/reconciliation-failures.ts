import { say } from './sentence.ts'

/** What reading Hometax's list and reconciling with it may be refused with. */
export const reconciliationFailures = {
  'business-not-found': () => say('이 사업자의 상점이 장부에 없습니다.', '화면을 다시 여세요.'),
  'business-number-wrong': () =>
    say('사업자번호가 맞지 않습니다. 바꾼 것은 없습니다.', '숫자 열 자리를 다시 확인해 적으세요.'),
  'hometax-not-read': ({ because, remedy }: { readonly because: string; readonly remedy: string | null }) =>
    say(`${because} 가져온 내역은 없습니다.`, remedy ?? '파일을 다시 고르세요.'),
  'reading-cancelled': () => say('읽기를 취소했습니다. 가져온 내역은 없습니다.', '다시 하려면 파일을 고르세요.'),
  'hometax-list-not-found': () => say('이 홈택스 내역이 장부에 없습니다.', '목록을 다시 여세요.'),
  'hometax-list-not-open': () =>
    say('이미 반영했거나 버린 내역입니다. 바뀐 것은 없습니다.', '목록에서 지금 상태를 확인하세요.'),
  'hometax-list-out-of-date': () =>
    say(
      '이 파일을 읽은 뒤에 다른 홈택스 내역이 반영되었습니다. 새 줄의 수가 달라질 수 있어 반영하지 않았습니다.',
      '이 내역을 버리고 파일을 다시 읽으세요.',
    ),
  'hometax-days-wrong': () =>
    say(
      '적은 기간이 파일의 줄을 다 담지 않거나 읽은 날보다 뒤입니다. 반영하지 않았습니다.',
      '홈택스에서 조회한 기간을 그대로 적으세요.',
    ),
  'finding-not-found': () =>
    say('이 차이는 더 이상 없습니다. 그 사이 맞춰졌을 수 있습니다.', '목록에서 지금 상태를 확인하세요.'),
  'finding-changed': () =>
    say('화면을 연 뒤에 이 차이의 내용이 바뀌었습니다. 기록한 것은 없습니다.', '바뀐 내용을 확인하고 다시 하세요.'),
  'settlement-reason-missing': () => say('사유가 비어 있어 기록하지 않았습니다.', '왜 그렇게 하는지 적으세요.'),
  'wait-day-not-later': () => say('기다릴 날이 오늘이거나 지난 날입니다.', '오늘보다 뒤의 날을 고르세요.'),
  'pack-not-chosen': () => say('저장할 자리를 고르지 않았습니다. 만든 것은 없습니다.', '다시 하려면 자리를 고르세요.'),
  'month-not-over': () =>
    say('아직 끝나지 않은 달은 마감할 수 없습니다.', '그달이 지나고 홈택스 내역을 가져온 뒤에 마감하세요.'),
  'close-not-signed': ({ remedy }: { readonly remedy: string }) =>
    say('마감 확인서에 서명할 수 없어 만들지 않았습니다.', remedy),
  'close-not-found': () => say('이 월 마감이 장부에 없습니다.', '목록을 다시 여세요.'),
  'line-not-free': () =>
    say('이 홈택스 줄은 이미 다른 영수증의 것입니다. 이은 것은 없습니다.', '목록을 다시 열어 다른 줄을 고르세요.'),
} as const
