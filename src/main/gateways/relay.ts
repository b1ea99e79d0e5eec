/**
 * What is wrong with a relay's address as typed, a Korean sentence; null when it can be used. A relay is an HTTPS proxy, `https://host:port`:
 * what it is sent is encrypted twice, so it sees the gateway's host and nothing else. Names and passwords have no place in a setting.
 */
export function relayProblem(typed: string): string | null {
  const url = URL.canParse(typed) ? new URL(typed) : null
  if (url === null || url.protocol !== 'https:') return '중계 서버는 https://주소:포트 형식이어야 합니다.'
  if (url.username !== '' || url.password !== '')
    return '중계 서버 주소에 이름이나 비밀번호를 넣을 수 없습니다. IP로 허용하세요.'
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '')
    return '중계 서버 주소는 호스트와 포트까지만 적으세요.'
  return null
}
