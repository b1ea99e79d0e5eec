import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createKcpSandbox, type KcpSandbox, makeKcpIdentity } from '../../src/main/gateways/kcp/sandbox/index.ts'

/**
 * A merchant's client written from KCP's paper alone: literal JSON, a signature by the openssl command, plain node:http.
 * It shares no code with the product, so it proves that the sandbox speaks KCP's language and not the product's.
 */

const clock = { now: () => '2026-11-23T09:00:00+09:00' }

let folder = ''
let sandbox: KcpSandbox
let certInfo = ''
let certPem = ''
let password = ''

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'kcp-foreign-'))
  const identity = await makeKcpIdentity('T0000', clock.now())
  password = identity.password
  writeFileSync(path.join(folder, 'splPrikeyPKCS8.pem'), identity.key)
  certPem = identity.cert
  certInfo = certPem.split('\n').join('')
  sandbox = await createKcpSandbox({
    book: [
      {
        siteCode: 'T0000',
        approval: { tno: '20210719000000', order_no: 'ORD1', pay_method: 'PACA', amount: '10000', card_mny: '10000' },
      },
      {
        siteCode: 'T0000',
        approval: {
          tno: '20210719000001',
          order_no: 'ORD2',
          pay_method: 'PACA',
          amount: '16000',
          card_mny: '16000',
          res_tax_flag: 'TG03',
          res_tax_mny: '10000',
          res_vat_mny: '1000',
          res_free_mny: '5000',
        },
      },
      {
        siteCode: 'T0000',
        approval: { tno: '20210719000002', order_no: 'ORD3', pay_method: 'PACA', amount: '999999999999' },
      },
      {
        siteCode: 'T0000',
        approval: {
          tno: '20210719000003',
          order_no: 'ORD4',
          pay_method: 'PAKM',
          amount: '5000',
          easypoint_mny: '5000',
        },
      },
    ],
    certificates: { T0000: identity.cert },
    port: 0,
    clock,
    bookFile: null,
  })
})

afterAll(async () => {
  await sandbox.close()
  rmSync(folder, { recursive: true })
})

const sign = (plain: string): string =>
  execFileSync(
    'openssl',
    ['dgst', '-sha256', '-sign', path.join(folder, 'splPrikeyPKCS8.pem'), '-passin', `pass:${password}`],
    {
      input: plain,
    },
  ).toString('base64')

const post = (where: string, body: string): Promise<{ status: number; body: Record<string, unknown> }> =>
  new Promise((resolve, reject) => {
    const sending = request(
      sandbox.url + where,
      {
        method: 'POST',
        headers: { 'Content-Type': 'application/json; charset=UTF-8', 'Content-Length': Buffer.byteLength(body) },
      },
      (answer) => {
        let text = ''
        answer.setEncoding('utf8')
        answer.on('data', (chunk: string) => {
          text += chunk
        })
        answer.on('end', () => {
          const parsed: Record<string, unknown> = JSON.parse(text)
          resolve({ status: answer.statusCode ?? 0, body: parsed })
        })
      },
    )
    sending.on('error', reject)
    sending.end(body)
  })

const cancel = (tno: string, modType: string, own: string) =>
  post(
    '/gw/mod/v1/cancel',
    `{"site_cd":"T0000","kcp_cert_info":"${certInfo}","kcp_sign_data":"${sign(`T0000^${tno}^${modType}`)}","mod_type":"${modType}","tno":"${tno}"${own},"mod_desc":"일부 환불"}`,
  )
const part = (modMny: string, remMny: string) =>
  cancel('20210719000000', 'STPC', `,"mod_mny":"${modMny}","rem_mny":"${remMny}"`)
const inquire = () =>
  post(
    '/std/inquery',
    `{"site_cd":"T0000","kcp_cert_info":"${certInfo}","kcp_sign_data":"${sign('T0000^20210719000000^PACA')}","tno":"20210719000000","pay_type":"PACA"}`,
  )

describe('a client written from the paper', () => {
  it('takes 10,000 won back in three parts, and is refused everything beyond', async () => {
    expect(await inquire()).toMatchObject({
      status: 200,
      body: { res_cd: '0000', amount: '10000', rem_mny: '10000', stat_ca_cd: 'STSR' },
    })
    expect((await part('4000', '6000')).body).toMatchObject({ res_cd: '8037' })
    expect((await part('10001', '10000')).body).toMatchObject({ res_cd: '8036' })
    expect((await part('4000', '10000')).body).toMatchObject({
      res_cd: '0000',
      tno: '20210719000000',
      mod_mny: '4000',
      rem_mny: '6000',
    })
    expect((await cancel('20210719000000', 'STSC', '')).body).toMatchObject({ res_cd: '8040' })
    expect((await inquire()).body).toMatchObject({ rem_mny: '6000', stat_ca_cd: 'STPC', canc_card_yn: 'N' })
    expect((await part('2000', '6000')).body).toMatchObject({ res_cd: '0000', rem_mny: '4000' })
    const last = await part('4000', '4000')
    expect(last.body).toMatchObject({ res_cd: '0000', rem_mny: '0', canc_time: '20261123090000' })
    expect(String(last.body['mod_pcan_seq_no'])).toMatch(/^\d{14}$/)
    expect((await part('1', '0')).body).toMatchObject({ res_cd: '8133' })
    expect((await inquire()).body).toMatchObject({
      rem_mny: '0',
      stat_ca_cd: 'STSC',
      canc_card_yn: 'Y',
      can_time: '20261123090000',
    })
  })

  it('refunds the guide’s mixed-tax example and is refused a wrong sum', async () => {
    const mixed = (free: string) =>
      cancel(
        '20210719000001',
        'STPC',
        `,"mod_mny":"3200","rem_mny":"16000","tax_flag":"TG03","mod_tax_mny":"2000","mod_vat_mny":"200","mod_free_mny":"${free}"`,
      )
    expect((await mixed('999')).body).toMatchObject({ res_cd: '8011' })
    expect((await mixed('1000')).body).toMatchObject({ res_cd: '0000', rem_mny: '12800' })
  })

  it('may leave the lines in its certificate, indent its JSON with tabs and send amounts as numbers', async () => {
    const body = {
      site_cd: 'T0000',
      kcp_cert_info: certPem,
      kcp_sign_data: sign('T0000^20210719000002^STPC'),
      mod_type: 'STPC',
      tno: '20210719000002',
      mod_mny: 1,
      rem_mny: 999_999_999_999,
    }
    expect((await post('/gw/mod/v1/cancel', JSON.stringify(body, null, '\t'))).body).toMatchObject({
      res_cd: '0000',
      mod_mny: '1',
      rem_mny: '999999999998',
    })
  })

  it('that asks ten times at once for the same part is given it once', async () => {
    const told = await Promise.all(
      Array.from({ length: 10 }, () =>
        cancel('20210719000002', 'STPC', ',"mod_mny":"500000000000","rem_mny":"999999999998"'),
      ),
    )
    const codes = told.map(({ body }) => body['res_cd'])
    expect(codes.filter((code) => code === '0000')).toHaveLength(1)
    expect(codes.filter((code) => code === '8036')).toHaveLength(9)
  })

  it('that knows only the four documented methods finds a wallet’s money by PACA', async () => {
    const body = (payType: string) =>
      `{"site_cd":"T0000","kcp_cert_info":"${certInfo}","kcp_sign_data":"${sign(`T0000^20210719000003^${payType}`)}","tno":"20210719000003","pay_type":"${payType}"}`
    expect((await post('/std/inquery', body('PACA'))).body).toMatchObject({ res_cd: '0000', rem_mny: '5000' })
    expect((await post('/std/inquery', body('PABK'))).body).toMatchObject({ res_cd: '8061' })
  })

  it.each([
    ['an amount with a comma', '{"mod_mny":"1,000","rem_mny":"10000"}', '8082'],
    ['an amount below zero', '{"mod_mny":"-1","rem_mny":"10000"}', '8082'],
    ['thirteen digits', '{"mod_mny":"1000000000000","rem_mny":"10000"}', '8082'],
    ['an amount that is a list', '{"mod_mny":["1"],"rem_mny":"10000"}', '8082'],
    ['no balance before', '{"mod_mny":"1"}', '8084'],
  ])('that sends %s is refused', async (_, amounts, code) => {
    const own = `,${amounts.slice(1, -1)}`
    expect((await cancel('20210719000002', 'STPC', own)).body).toMatchObject({ res_cd: code })
  })

  it.each(['site_cd=T0000&mod_type=STSC&tno=20210719000002', '[]', '"x"', '{', '', 'null'])(
    'that posts %o instead of a JSON object is told a format error',
    async (body) => {
      expect((await post('/gw/mod/v1/cancel', body)).body).toMatchObject({ res_cd: '8009' })
    },
  )

  it('finds its counts in the book', async () => {
    const answer = await fetch(`${sandbox.url}/_book`)
    expect(await answer.json()).toMatchObject({ totals: { refunds: 6, refundedWon: 500_000_013_201, inquiries: 5 } })
  })
})
