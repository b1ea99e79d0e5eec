import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readGatewayEndpoints } from '../../../src/main/gateway-endpoints.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yeongsu-endpoints-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function reading(content: string) {
  const file = join(folder, 'endpoints.json')
  writeFileSync(file, content)
  return readGatewayEndpoints(file)
}

describe('other addresses for test shops', () => {
  it('are none where no file is named', () => {
    expect(readGatewayEndpoints(null)).toEqual({})
  })

  it('replace only the gateways the file names, without a trailing slash', () => {
    expect(reading('{"payple":"http://127.0.0.1:9100"}')).toEqual({ payple: 'http://127.0.0.1:9100' })
    expect(reading('{"kcp":"http://localhost:9001/","payple":"http://127.0.0.1:9100/"}')).toEqual({
      kcp: 'http://localhost:9001',
      payple: 'http://127.0.0.1:9100',
    })
    expect(reading('{"kcp":"http://[::1]:9001"}')).toEqual({ kcp: 'http://[::1]:9001' })
    expect(reading('{}')).toEqual({})
  })

  it.each([
    '{"kcp":"https://stg-spl.kcp.co.kr"}',
    '{"kcp":"http://192.168.0.9:9001"}',
    '{"kcp":"http://127.0.0.1.example.com:9001"}',
    '{"kcp":"http://127.0.0.1:9001/elsewhere"}',
    '{"kcp":"http://user@127.0.0.1:9001"}',
    '{"kcp":"http://127.0.0.1"}',
    '{"kcp":"http://[2001:db8::1]:9001"}',
    '{"kcp":9001}',
    '["http://127.0.0.1:9001"]',
    'kcp=http://127.0.0.1:9001',
  ])('end the start when the file says anything else: %s', (content) => {
    expect(() => reading(content)).toThrow()
  })

  it('end the start when the named file is not there', () => {
    expect(() => readGatewayEndpoints(join(folder, 'nowhere.json'))).toThrow(/ENOENT/)
  })
})
