import { describe, expect, it } from 'vitest'
import { acceptedReturnUrl } from '../return-url.ts'

const live = { endpoint: 'https://democpay.payple.kr', reach: 'public' } as const
const local = { endpoint: 'http://127.0.0.1:9100', reach: 'loopback' } as const
const path = '/php/account/api/cPayCAct.php?CPAYVER=202104051618'

describe('the address an auth gives', () => {
  it.each([
    ['the guide’s own form', live, 'https://democpay.payple.kr', path, `https://democpay.payple.kr${path}`],
    ['a simulator’s on loopback', local, 'http://127.0.0.1:9100', path, `http://127.0.0.1:9100${path}`],
    ['a host with a slash at its end', local, 'http://127.0.0.1:9100/', path, `http://127.0.0.1:9100${path}`],
    [
      'a path without a slash at its start',
      local,
      'http://127.0.0.1:9100',
      path.slice(1),
      `http://127.0.0.1:9100${path}`,
    ],
    ['a slash at the end of one of them', local, 'http://127.0.0.1:9100', '/cancel', 'http://127.0.0.1:9100/cancel/'],
    ['localhost for 127.0.0.1', local, 'http://localhost:9100', path, `http://localhost:9100${path}`],
    ['a host without its scheme', live, 'democpay.payple.kr', path, `https://democpay.payple.kr${path}`],
    ['a host and port without a scheme', local, 'localhost:9100', path, `http://127.0.0.1:9100${path}`],
    ['return_url alone, without host', live, '', path, `https://democpay.payple.kr${path}`],
    ['return_url alone, without path', live, 'https://democpay.payple.kr', '', `https://democpay.payple.kr${path}`],
  ])('is taken: %s', (_, connection, PCD_PAY_HOST, PCD_PAY_URL, return_url) => {
    const expected = return_url.replace('localhost', '127.0.0.1')
    expect(acceptedReturnUrl({ PCD_PAY_HOST, PCD_PAY_URL, return_url }, connection)).toBe(expected)
  })

  it('is taken by 127.0.0.1 where the auth was asked at localhost', () => {
    const answer = {
      PCD_PAY_HOST: 'http://127.0.0.1:9100',
      PCD_PAY_URL: path,
      return_url: `http://127.0.0.1:9100${path}`,
    }
    const connection = { endpoint: 'http://localhost:9100', reach: 'loopback' } as const
    expect(acceptedReturnUrl(answer, connection)).toBe(`http://localhost:9100${path}`)
  })

  it('is made of host and path when return_url is missing', () => {
    const answer = { PCD_PAY_HOST: 'https://democpay.payple.kr', PCD_PAY_URL: path, return_url: '' }
    expect(acceptedReturnUrl(answer, live)).toBe(`https://democpay.payple.kr${path}`)
  })

  it('is made of host and path when return_url repeats the path alone', () => {
    const answer = { PCD_PAY_HOST: 'https://democpay.payple.kr', PCD_PAY_URL: path, return_url: path }
    expect(acceptedReturnUrl(answer, live)).toBe(`https://democpay.payple.kr${path}`)
  })

  it.each([
    ['another host', live, 'https://cpay.payple.kr', path, `https://cpay.payple.kr${path}`],
    [
      'a host that only starts alike',
      live,
      'https://democpay.payple.kr.evil.kr',
      path,
      `https://democpay.payple.kr.evil.kr${path}`,
    ],
    [
      'a user before the host',
      live,
      'https://democpay.payple.kr@evil.kr',
      path,
      `https://democpay.payple.kr@evil.kr${path}`,
    ],
    ['no TLS', live, 'http://democpay.payple.kr', path, `http://democpay.payple.kr${path}`],
    ['no TLS on either side', { ...live, endpoint: 'http://a.kr' }, 'http://a.kr', path, `http://a.kr${path}`],
    ['another port', local, 'http://127.0.0.1:9101', path, `http://127.0.0.1:9101${path}`],
    [
      'a return_url that is not host and path',
      live,
      'https://democpay.payple.kr',
      path,
      'https://democpay.payple.kr/php/other.php',
    ],
    ['another query', live, 'https://democpay.payple.kr', path, `https://democpay.payple.kr${path}1`],
    [
      'a doubled host',
      live,
      'https://democpay.payple.kr',
      path,
      `https://democpay.payple.krhttps://democpay.payple.kr${path}`,
    ],
    ['another host in return_url alone', live, '', '', `https://evil.kr${path}`],
    ['another host without its scheme', live, 'evil.kr', path, ''],
    ['a path that is another address', live, 'https://democpay.payple.kr', 'https://evil.kr/x', 'https://evil.kr/x'],
    ['a path alone', live, '', path, path],
    ['no address at all', live, '', '', ''],
    ['no addresses at all', live, 'x', 'y', 'z'],
  ])('is refused: %s', (_, connection, PCD_PAY_HOST, PCD_PAY_URL, return_url) => {
    expect(acceptedReturnUrl({ PCD_PAY_HOST, PCD_PAY_URL, return_url }, connection)).toBeNull()
  })
})
