import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const src = resolve(import.meta.dirname, '../../../src')

/** Every source file with its text; comments out, so that a word in a sentence is no use of it. */
const sources = readdirSync(src, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.(ts|tsx|html|css)$/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name))
  .filter((path) => !/\/(tests|fixtures|sandbox)\//.test(path))
  .map((path) => ({
    path: path.slice(src.length + 1),
    text: readFileSync(path, 'utf8').replace(/\/\*[\s\S]*?\*\/|<!--[\s\S]*?-->|(^|\s)\/\/.*$/gm, ''),
  }))

const filesWith = (word: RegExp): string[] => sources.filter(({ text }) => word.test(text)).map(({ path }) => path)

describe('each power has one door', () => {
  it('reads the whole tree', () => {
    expect(sources.length).toBeGreaterThan(100)
  })

  it.each([
    ['calls from pages are answered', /\bipcMain\b/, ['main/shell/bridge.ts']],
    ['pages call', /\bipcRenderer\b/, ['preload/index.ts']],
    ['links leave', /\bopenExternal\b\(/, ['main/shell/external-links.ts']],
    ['windows are made', /new BrowserWindow\b/, ['main/shell/slip-window.ts', 'main/shell/window.ts']],
    ['the environment is read', /process\.env\b/, ['main/shell/environment.ts']],
    [
      'protocols are served',
      /protocol\.handle\(/,
      ['main/shell/app-scheme.ts', 'main/shell/session-policy.ts', 'main/shell/slip-window.ts'],
    ],
    ['paper is printed on', /\bcontents\.print\(|\bprintToPDF\(/, ['main/shell/slip-press.ts']],
    ['a page is asked as an inspector asks', /\bdebugger\.attach\(/, ['main/shell/slip-press.ts']],
  ])('where %s', (_what, word, files) => {
    expect(filesWith(word).sort()).toEqual(files)
  })

  it.each([
    ['web security off', /webSecurity:\s*false/],
    ['insecure content', /allowRunningInsecureContent:\s*true/],
    [
      'experimental or Blink features',
      /experimentalFeatures:\s*true|enableBlinkFeatures|enable-blink-features|enable-features/,
    ],
    ['Node in a page', /nodeIntegration\w*:\s*true|contextIsolation:\s*false|sandbox:\s*false/],
    ['a webview', /webviewTag:\s*true|<webview/],
    ['the plain-text keychain', /setUsePlainTextEncryption/],
    ['the chromium network for our own calls', /\bnet\.(fetch|request)\b/],
    [
      'code from text',
      /\beval\(|new Function\(|dangerouslySetInnerHTML|\.innerHTML\b|insertAdjacentHTML|document\.write/,
    ],
    ['a looser policy', /unsafe-(inline|eval|hashes)|bypassCSP/],
    ['a file:// page', /loadFile\(|file:\/\//],
  ])('nobody asks for %s', (_what, word) => {
    expect(filesWith(word)).toEqual([])
  })
})
