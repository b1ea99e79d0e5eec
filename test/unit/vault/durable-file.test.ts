import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createFileOnce, removeFile, replaceFile } from '../../../src/main/vault/durable-file.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yeongsu-durable-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('a file that must survive', () => {
  it('replaces the old one whole, makes its folder, and is its owner’s alone whatever it was before', () => {
    const path = join(folder, 'deep', 'key')
    replaceFile(path, 'one')
    chmodSync(path, 0o666)
    replaceFile(path, 'two, 둘')
    expect(readFileSync(path, 'utf8')).toBe('two, 둘')
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(statSync(join(folder, 'deep')).mode & 0o777).toBe(0o700)
    expect(readdirSync(join(folder, 'deep'))).toEqual(['key'])
  })

  it('keeps the old one and leaves no draft when the new one cannot take its place', () => {
    const path = join(folder, 'key')
    mkdirSync(path)
    writeFileSync(join(path, 'in-the-way'), '')
    expect(() => replaceFile(path, 'new')).toThrow()
    expect(readdirSync(folder)).toEqual(['key'])
    expect(readdirSync(path)).toEqual(['in-the-way'])
  })

  it('is created once and never over another', () => {
    const path = join(folder, 'key')
    createFileOnce(path, 'first')
    expect(() => createFileOnce(path, 'second')).toThrow('EEXIST')
    expect(readFileSync(path, 'utf8')).toBe('first')
    expect(readdirSync(folder)).toEqual(['key'])
  })

  it('is removed with its draft; nothing there is no error', () => {
    const path = join(folder, 'key')
    removeFile(path)
    removeFile(join(folder, 'no-folder', 'key'))
    writeFileSync(path, '')
    writeFileSync(`${path}.new`, '')
    removeFile(path)
    expect(readdirSync(folder)).toEqual([])
  })
})
