import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allowedLink } from '../../../src/main/shell/link-policy.ts'

const slip =
  'https://admin8.kcp.co.kr/assist/bill.BillActionNew.do?cmd=card_bill&tno=24000000000001&order_no=A-1&trade_mony=1004'

describe('a link out of the app', () => {
  it.each([
    slip,
    'https://testadmin8.kcp.co.kr/assist/bill.BillActionNew.do?cmd=cash_bill&cash_no=20140304459620',
    'https://admin.kcp.co.kr/Modules/Service/Cash/Cash_Bill_Common_View.jsp?term_id=PGNWT0000',
    'https://www.danalpay.com/receipt/creditcard/view.aspx?dataType=receipt&cpid=1',
    'https://democpay.payple.kr/php/link/?SID=abc',
  ])('opens a slip: %s', (link) => {
    const allowed = allowedLink(link)
    expect(allowed.ok && allowed.value.href).toBe(link)
  })

  it('escapes what a link carries unescaped instead of passing it on', () => {
    const allowed = allowedLink('https://www.danalpay.com/r?a=<b>"c"')
    expect(allowed.ok && allowed.value.href).toBe('https://www.danalpay.com/r?a=%3Cb%3E%22c%22')
  })

  it.each([
    'javascript:alert(1)',
    'file:///etc/passwd',
    'smb://admin8.kcp.co.kr/x',
    'http://admin8.kcp.co.kr/',
    'ms-msdt:/id',
    'data:text/html,x',
    'https://example.com/',
    'https://admin8.kcp.co.kr.example.com/',
    'https://example.com/admin8.kcp.co.kr',
    'https://xadmin8.kcp.co.kr/',
    'https://sub.admin8.kcp.co.kr/',
    'https://pg@admin8.kcp.co.kr/',
    'https://admin8.kcp.co.kr@evil.example/',
    'https://admin8.kcp.co.kr:password@evil.example/',
    'https://@admin8.kcp.co.kr/',
    'https://:@admin8.kcp.co.kr/',
    'https://admin8.kcp.co.kr:8443/',
    'https://admin8.kcp.co.kr:443/',
    'https://admin8.kcp.co.kr:/',
    'https://admin8.kcp.co.kr./',
    'https://xn--admin8-9k3n.kcp.co.kr/',
    'https://аdmin8.kcp.co.kr/',
    'https://admin8。kcp。co。kr/',
    'https://ADMIN8.kcp.co.kr/',
    'https://admin8%2ekcp.co.kr/',
    'https:\\\\admin8.kcp.co.kr/',
    'https:/admin8.kcp.co.kr/',
    'https:admin8.kcp.co.kr/',
    'https:///admin8.kcp.co.kr/',
    'https://evil.example\\@admin8.kcp.co.kr/',
    'https://admin8.kcp.co.kr\\@evil.example/',
    ' https://admin8.kcp.co.kr/',
    'https://admin8.kcp.co.kr/ x',
    'https://admin8.kcp.co.kr/\n',
    'https://admin8.kcp.co.kr/\0',
    'https://admin8.kcp.co.kr/\u202e',
    'https://adm\tin8.kcp.co.kr/',
    '//admin8.kcp.co.kr/',
    '',
    `${slip}&${'a'.repeat(2048)}`,
  ])('does not open %j', (link) => {
    expect(allowedLink(link)).toEqual({ ok: false, failure: { kind: 'link-not-allowed' } })
  })

  it('never opens another host or scheme, whatever is written', () => {
    const hosts = [
      'admin8.kcp.co.kr',
      'testadmin8.kcp.co.kr',
      'admin.kcp.co.kr',
      'cpay.payple.kr',
      'democpay.payple.kr',
      'www.danalpay.com',
    ]
    const pieces = fc.constantFrom(
      'https://',
      'admin8.kcp.co.kr',
      '@',
      ':',
      '/',
      '\\',
      '?',
      '#',
      '.',
      '%',
      'evil.example',
      '[',
      ']',
      '\t',
      'a',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(pieces, { maxLength: 9 }).map((all) => all.join('')),
          fc.string(),
          fc.webUrl(),
        ),
        (link) => {
          const allowed = allowedLink(link)
          if (!allowed.ok) return
          expect(allowed.value.protocol).toBe('https:')
          expect(hosts).toContain(allowed.value.host)
          expect(allowed.value.username + allowed.value.password).toBe('')
        },
      ),
      { numRuns: 2000 },
    )
  })
})
