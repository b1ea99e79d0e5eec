import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { expect, test } from '@playwright/test'
import type { OrdinaryUser } from '../../scripts/session/ordinary-user.mjs'
import {
  answerMessageBox,
  answerSaveDialog,
  catchOpenedLinks,
  type Desk,
  filesContaining,
  freshHome,
  launch,
  ordinaryUser,
  shownBoxes,
} from './fixtures.ts'
import { call, pagesOf, preferencesOfPages, requestOf, violationsDuring } from './in-page.ts'
import { readPdf } from './pdf-file.ts'
import { openWorkBookByCall } from './people.ts'
import { newPages, watchNewPages } from './slip-press.ts'
import { wanderings } from './wanderings.ts'
import { startAlone } from './without-driver.ts'

// The rows of docs/security.md, in the real Electron, as an ordinary user, with Chromium's real sandbox. One app serves all;
// its own record of the network (the last test reads it) runs from its start to its end.

const onlyPage = 'app://bundle/index.html'
let user: OrdinaryUser
let desk: Desk
let home: string
let networkLog: string
let rootHome: string

test.beforeAll(async () => {
  user = await ordinaryUser()
  home = freshHome(user)
  rootHome = freshHome()
  networkLog = join(home, 'network.json')
  desk = await launch({ user, home, switches: [`--log-net-log=${networkLog}`] })
})

// Either is missing when it was its start that failed.
test.afterAll(async () => {
  await desk?.close()
  await user?.stop()
  rmSync(rootHome, { recursive: true, force: true })
})

/** How often the shell wrote down that it refused something of this kind. */
const refusals = (kind: string): number =>
  readFileSync(join(home, 'logs', 'desk.log'), 'utf8')
    .split('\n')
    .filter((line) => line.includes('"shell.refused"') && line.includes(`"${kind}"`)).length

test('row 7: the app itself keeps its policy on every screen', async () => {
  for (const path of ['refunds', 'receipts', 'imports', 'transactions']) {
    await desk.page.evaluate((name) => {
      location.hash = `#/${name}`
    }, path)
    await expect(desk.page.locator('main')).toBeVisible()
    await desk.page.evaluate(() => document.fonts.ready.then(() => null))
  }
  expect(await desk.complaints()).toEqual([])
})

test('row 2: no page has Node, in its window, workers or frames', async () => {
  for (const preferences of await preferencesOfPages(desk.app))
    expect(preferences).toMatchObject({ nodeIntegration: false, nodeIntegrationInSubFrames: false })
  const seen = await desk.page.evaluate(() =>
    ['require', 'module', 'process', 'Buffer', 'global', '__dirname', 'electron', 'ipcRenderer'].filter(
      (name) => Reflect.get(window, name) !== undefined,
    ),
  )
  expect(seen).toEqual([])
})

test('row 3: the page and the preload script do not share a world', async () => {
  for (const preferences of await preferencesOfPages(desk.app))
    expect(preferences).toMatchObject({ contextIsolation: true })
  const answer = await desk.page.evaluate(async () => {
    const touched: string[] = []
    let asking = false
    const doors: readonly (readonly [object, string])[] = [
      [Array.prototype, 'push'],
      [Function.prototype, 'call'],
      [Object, 'freeze'],
      [Promise.prototype, 'then'],
    ]
    // The page's own code goes on working; only what runs while the bridge is asked is written down.
    const poison = (owner: object, name: string): (() => unknown) => {
      const own: unknown = Reflect.get(owner, name)
      if (typeof own !== 'function') throw new TypeError(name)
      const poisoned = function (this: unknown, ...words: unknown[]): unknown {
        if (asking) touched[touched.length] = name
        return Reflect.apply(own, this, words)
      }
      Reflect.set(owner, name, poisoned)
      return () => Reflect.set(owner, name, own)
    }
    const cures = doors.map(([owner, name]) => poison(owner, name))
    try {
      asking = true
      const asked = window.backoffice.call('desk.status', {})
      asking = false
      return { touched, status: JSON.stringify(await asked) }
    } finally {
      for (const cure of cures) cure()
    }
  })
  expect(answer.touched).toEqual([])
  expect(answer.status).toContain('"ok":true')
})

test('row 4: the page runs in the system’s own sandbox, and only there', async () => {
  const [own, page] = await desk.app.evaluate(({ webContents }) => [
    process.pid,
    webContents.getAllWebContents()[0]?.getOSProcessId() ?? 0,
  ])
  const status = (pid: number | undefined): string => readFileSync(`/proc/${pid}/status`, 'utf8')
  expect(status(own)).toMatch(/^Seccomp:\s*0$/m)
  expect(status(page)).toMatch(/^Seccomp:\s*2$/m)
  expect(status(page)).toMatch(/^NoNewPrivs:\s*1$/m)
  // Its own process-number space: the page cannot name another process.
  expect(status(page)).toMatch(/^NSpid:\s*\d+\s+\d+/m)
  for (const preferences of await preferencesOfPages(desk.app)) expect(preferences).toMatchObject({ sandbox: true })
})

test('row 4: nobody but root starts the app without the sandbox', async () => {
  const { program, words, environment } = desk.start
  const other = freshHome(user)
  const ended = await startAlone(program, ['--no-sandbox', ...words], { ...environment, YEONGSU_HOME: other })
  expect(ended.code).toBe(1)
  expect(ended.said).toContain('Chromium 샌드박스 없이 시작할 수 없습니다')
})

test('row 4: a packaged app is not started by root nor with a door for another program', async () => {
  // The executable's name is what makes Electron count itself as packaged.
  const folder = user.user === undefined ? dirname(user.executable) : join(dirname(user.executable), 'runtime')
  const packaged = join(folder, `yeongsu-desk-${process.pid}`)
  linkSync(join(folder, 'electron'), packaged)
  const { words, environment } = desk.start
  try {
    const theirs = { ...environment, YEONGSU_HOME: freshHome(user) }
    const opened = await startAlone(asUser(packaged), ['--remote-debugging-port=0', ...words], theirs)
    expect(opened).toMatchObject({ code: 1, said: expect.stringContaining('remote-debugging-port') })
    // Only root can start something as root; for others the unit test of start-refusal.ts speaks.
    if (user.user === undefined) return
    const asRoot = await startAlone(packaged, ['--no-sandbox', ...words], { ...environment, YEONGSU_HOME: rootHome })
    expect(asRoot).toMatchObject({ code: 1, said: expect.stringContaining('root로 실행되지 않습니다') })
  } finally {
    rmSync(packaged)
  }
})

/** A program that runs `executable` as the ordinary user: itself, or when the tests run as root a copy of the user's own starter. */
function asUser(executable: string): string {
  if (user.user === undefined) return executable
  const starter = `${user.executable}-packaged`
  const text = readFileSync(user.executable, 'utf8').replace('/runtime/electron', `/runtime/${basename(executable)}`)
  writeFileSync(starter, text, { mode: 0o755 })
  return starter
}

test('two windows, two processes: a second start opens no second window, brings the first to the front and ends', async () => {
  const { program, words, environment } = desk.start
  await desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide())
  const ended = await startAlone(
    program,
    words.filter((word) => !word.startsWith('--log-net-log')),
    environment,
  )
  expect(ended).toMatchObject({ code: 0, said: expect.stringContaining('이미 열려 있어') })
  await expect
    .poll(() => desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((one) => one.isVisible())))
    .toEqual([true])
  expect(await pagesOf(desk.app)).toBe(1)
})

test('the start changes Chromium’s language without moving the environment other threads read', async () => {
  expect(await desk.app.evaluate(({ app }) => ({ language: app.getLocale(), place: process.env['LC_ALL'] }))).toEqual({
    language: 'ko',
    place: '',
  })
})

test('row 5: every permission is denied', async () => {
  const asked = await desk.page.evaluate(async () => {
    const denied = (attempt: Promise<unknown>): Promise<string> =>
      attempt.then(
        () => 'granted',
        () => 'denied',
      )
    const media = navigator.mediaDevices
    const device = (name: string, ask: string): Promise<unknown> => {
      const door: unknown = Reflect.get(navigator, name)
      if (typeof door !== 'object' || door === null) return Promise.reject(new Error('not there'))
      const knock: unknown = Reflect.get(door, ask)
      return typeof knock === 'function'
        ? Promise.resolve(knock.call(door, { filters: [] }))
        : Promise.reject(new Error('not there'))
    }
    return {
      geolocation: await denied(new Promise((grant, deny) => navigator.geolocation.getCurrentPosition(grant, deny))),
      notifications: (await Notification.requestPermission()) === 'granted' ? 'granted' : 'denied',
      microphone: await denied(media.getUserMedia({ audio: true })),
      camera: await denied(media.getUserMedia({ video: true })),
      screen: await denied(media.getDisplayMedia({ video: true })),
      'clipboard read': await denied(navigator.clipboard.readText()),
      'clipboard write': await denied(navigator.clipboard.writeText('x')),
      fullscreen: await denied(document.documentElement.requestFullscreen()),
      'pointer lock': await denied(Promise.resolve(document.documentElement.requestPointerLock())),
      'wake lock': await denied(navigator.wakeLock.request()),
      midi: await denied(navigator.requestMIDIAccess({ sysex: true })),
      usb: await denied(device('usb', 'requestDevice')),
      hid: await denied(device('hid', 'requestDevice')),
      serial: await denied(device('serial', 'requestPort')),
      bluetooth: await denied(device('bluetooth', 'requestDevice')),
      storage: (await navigator.storage.persist()) ? 'granted' : 'denied',
    }
  })
  for (const [name, answer] of Object.entries(asked)) expect(`${name}: ${answer}`).toBe(`${name}: denied`)
  const states = await desk.page.evaluate(async () => {
    const names = [
      'geolocation',
      'notifications',
      'camera',
      'microphone',
      'midi',
      'persistent-storage',
      'background-sync',
    ]
    const queried = await Promise.all(
      // The DOM's list of names is shorter than Chromium's.
      names.map((name) => navigator.permissions.query({ name: name as PermissionName })),
    )
    return queried.map(({ state }) => state)
  })
  expect(new Set(states)).toEqual(new Set(['denied']))
})

test('row 6, 8, 9, 10: web security is on; insecure content, experiments and Blink features are off', async () => {
  for (const preferences of await preferencesOfPages(desk.app))
    expect(preferences).toMatchObject({
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      enableBlinkFeatures: '',
    })
})

test('row 7: the page’s policy is a header, strict, and new for each answer', async () => {
  const policies = await desk.app.evaluate(async ({ session }) => {
    const ask = async () => {
      const answer = await session.fromPartition('desk').fetch('app://bundle/index.html')
      return { policy: answer.headers.get('content-security-policy') ?? '', text: await answer.text() }
    }
    return [await ask(), await ask()]
  })
  const nonces = policies.map(({ policy }) => /'nonce-([^']+)'/.exec(policy)?.[1] ?? '')
  expect(new Set(nonces).size).toBe(2)
  policies.forEach(({ policy, text }, index) => {
    expect(policy.replace(nonces[index] ?? '', '…')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-…'; img-src 'self' data:; font-src 'self'; " +
        "connect-src 'none'; worker-src 'none'; form-action 'none'; frame-src 'none'; base-uri 'none'; object-src 'none'; " +
        "require-trusted-types-for 'script'; trusted-types 'none'",
    )
    expect(text).toContain(`content="${nonces[index]}"`)
    // The built page brings no policy of its own and no script in line.
    expect(text).not.toContain('http-equiv')
    expect(text.match(/<script(?![^>]*\ssrc=)[^>]*>/g)).toBeNull()
  })
})

test('row 7: no style, picture, connection or frame from elsewhere runs or loads', async () => {
  // Left in the document by the page: what a driver evaluates is exempt from the policy, what it leaves behind is not.
  const leave = () =>
    desk.page.evaluate(() => {
      const place = (tag: string, attributes: Record<string, string>, text: string): void => {
        const made = document.createElement(tag)
        made.append(text)
        for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value)
        document.body.append(made)
      }
      place('style', {}, 'body { --planted: 1 }')
      place('img', { src: 'https://example.com/pixel.png' }, '')
      place('iframe', { src: 'https://example.com/' }, '')
      place('base', { href: 'https://example.com/' }, '')
      void fetch('https://example.com/').catch(() => undefined)
    })
  const seen = await violationsDuring(desk.page, leave, 5)
  const directives = new Set(seen.map((one) => one.split(' ')[0]))
  expect(directives).toEqual(new Set(['base-uri', 'connect-src', 'frame-src', 'img-src', 'style-src-elem']))
  const state = await desk.page.evaluate(() => ({
    planted: getComputedStyle(document.body).getPropertyValue('--planted'),
    base: document.baseURI.replace(/#.*/, ''),
  }))
  expect(state).toEqual({ planted: '', base: onlyPage })
})

test('row 7: text does not become code', async () => {
  const refused = await desk.page.evaluate(() => {
    const attempts: Record<string, () => unknown> = {
      eval: () => Reflect.apply(Reflect.get(window, 'eval'), window, ['window.ran = "eval"']),
      Function: () => Reflect.construct(Reflect.get(window, 'Function'), ['window.ran = "Function"']),
      timer: () => Reflect.apply(Reflect.get(window, 'setTimeout'), window, ['window.ran = "timer"', 0]),
      handler: () => document.body.setAttribute('onclick', 'window.ran = "handler"'),
      'script text': () => {
        document.createElement('script').textContent = 'window.ran = "script"'
      },
      'script address': () => {
        document.createElement('script').src = 'https://example.com/x.js'
      },
      markup: () => {
        document.createElement('div').innerHTML = '<img src=x onerror="window.ran = 1">'
      },
      worker: () => new Worker('https://example.com/x.js'),
      policy: () => Reflect.get(window, 'trustedTypes').createPolicy('default', {}),
    }
    const fails = (attempt: () => unknown): boolean => {
      try {
        attempt()
        return false
      } catch {
        return true
      }
    }
    // In a turn of the page's own: within a driver's evaluation `eval` is let through.
    return new Promise<string[]>((settle) =>
      setTimeout(() => settle(Object.keys(attempts).filter((name) => fails(attempts[name] ?? (() => null))))),
    )
  })
  const all = ['eval', 'Function', 'timer', 'handler', 'script text', 'script address', 'markup', 'worker', 'policy']
  expect(refused).toEqual(all)
  await desk.page.mouse.click(1, 1)
  expect(await desk.page.evaluate(() => Reflect.get(window, 'ran'))).toBeUndefined()
})

test('rows 11, 12: a webview is an unknown element without a guest', async () => {
  const before = await pagesOf(desk.app)
  const made = await desk.page.evaluate(() => {
    const view = document.createElement('webview')
    view.setAttribute('src', 'https://example.com/')
    document.body.append(view)
    return { name: view.constructor.name, loads: 'loadURL' in view }
  })
  expect(made).toEqual({ name: 'HTMLElement', loads: false })
  expect(await pagesOf(desk.app)).toBe(before)
  for (const preferences of await preferencesOfPages(desk.app)) expect(preferences).toMatchObject({ webviewTag: false })
})

/** How much was refused so far, by the shell or by Chromium itself. */
const signs = async (): Promise<number> => refusals('navigation') + (await desk.complaints()).length

for (const [how, wander] of Object.entries(wanderings)) {
  test(`row 13: the page does not leave ${how}`, async () => {
    await desk.page.evaluate(() => Object.assign(window, { stayed: true }))
    const before = await signs()
    await wander(desk.page)
    // Refused by the shell, or before that by Chromium, which says so on the console.
    await expect.poll(signs).toBeGreaterThan(before)
    await call(desk.page, 'desk.status')
    const state = await desk.page.evaluate(() => ({
      address: location.href.replace(/#.*/, ''),
      stayed: Reflect.get(window, 'stayed'),
      ran: Reflect.get(window, 'ran'),
    }))
    expect(state).toEqual({ address: onlyPage, stayed: true, ran: undefined })
    expect(await pagesOf(desk.app)).toBe(1)
  })
}

test('row 13: the shell itself refused, and wrote down that it did', async () => {
  const before = refusals('navigation')
  await wanderings['by its address']?.(desk.page)
  await expect.poll(() => refusals('navigation')).toBe(before + 1)
})

test('row 14: no new window by script, target, middle click or a key with the click', async () => {
  const before = refusals('navigation')
  const opened = await desk.page.evaluate(
    () => window.open('https://example.com/') !== null || window.open('') !== null,
  )
  expect(opened).toBe(false)
  await desk.page.evaluate((address) => {
    const link = document.createElement('a')
    Object.assign(link, { href: address, target: '_blank', id: 'planted', textContent: 'planted' })
    Object.assign(link.style, { position: 'fixed', inset: '0', zIndex: '9999' })
    document.body.append(link)
  }, 'https://example.com/')
  // The mouse itself: a locator would wait for the navigation that was refused.
  const { keyboard, mouse } = desk.page
  await mouse.click(400, 400)
  await mouse.click(400, 400, { button: 'middle' })
  for (const key of ['Control', 'Shift', 'Meta']) {
    await keyboard.down(key)
    await mouse.click(400, 400)
    await keyboard.up(key)
  }
  await expect.poll(() => refusals('navigation')).toBeGreaterThanOrEqual(before + 7)
  expect(await pagesOf(desk.app)).toBe(1)
  expect(desk.page.url().replace(/#.*/, '')).toBe(onlyPage)
  await desk.page.evaluate(() => document.getElementById('planted')?.remove())
})

const slip = 'https://admin8.kcp.co.kr/assist/bill.BillActionNew.do?cmd=card_bill&tno=24000000000001'

/** Puts a shop into the work book with a payment for each address, each stored answer giving one as its slip; gives the payments’ ids. */
async function paymentsWithSlips(links: readonly string[]): Promise<readonly string[]> {
  await openWorkBookByCall(desk.page)
  const wanted = { name: '전표 시험 상점', gateway: 'payple', environment: 'test', colour: 'teal' }
  const shop = await call(desk.page, 'shops.add', wanted)
  const shopId: unknown = Reflect.get(Object(Reflect.get(Object(shop), 'value')), 'id')
  const lines = links.map((link, index) =>
    JSON.stringify({
      PCD_PAY_RST: 'success',
      PCD_PAY_CODE: '0000',
      PCD_PAY_TYPE: 'card',
      PCD_PAY_OID: `SLIP-${index}`,
      PCD_PAY_TOTAL: '1000',
      PCD_PAY_ISTAX: 'Y',
      PCD_PAY_TIME: '20261109085500',
      PCD_PAY_CARDRECEIPT: link,
    }),
  )
  const run = await call(desk.page, 'imports.paste', { importId: 'slips', shopId, text: lines.join('\n') })
  expect(run).toMatchObject({ ok: true, value: { added: links.length } })
  return links.map((_, index) => `${String(shopId)}/SLIP-${index}`)
}

test('row 15: only a slip’s address leaves, after a question that names its host', async () => {
  const opened = await catchOpenedLinks(desk.app)
  const refusedLinks = [
    'javascript:alert(1)',
    'file:///etc/passwd',
    'smb://admin8.kcp.co.kr/share',
    'http://admin8.kcp.co.kr/',
    'https://pg@admin8.kcp.co.kr/',
    'https://admin8.kcp.co.kr@evil.example/',
    'https://admin8.kcp.co.kr./',
    'https://admin8.kcp.co.kr:8443/',
    'https://аdmin8.kcp.co.kr/',
    'https://xn--dmin8-3ve.kcp.co.kr/',
    'https://example.com/',
  ]
  const [quoted = '', plain = '', ...refused] = await paymentsWithSlips([`${slip}&a="b"`, slip, ...refusedLinks])
  const open = (transactionId: string): Promise<unknown> =>
    call(desk.page, 'transactions.openSlip', { transactionId, kind: 'card' })
  await answerMessageBox(desk.app, 0)
  expect(refused).toHaveLength(refusedLinks.length)
  for (const transactionId of refused)
    expect(await open(transactionId)).toEqual({ ok: false, failure: { kind: 'link-not-allowed' } })
  // The page names a payment and a kind; an address of its own is no input of any operation.
  for (const [operation, input] of [
    ['transactions.openSlip', { transactionId: plain, kind: 'card', url: slip }],
    ['transactions.openSlip', { transactionId: plain, kind: slip }],
    ['desk.openLink', { url: slip }],
  ] as const)
    expect(await call(desk.page, operation, input)).toEqual({ ok: false, failure: { kind: 'invalid-input' } })
  expect(await shownBoxes(desk.app)).toEqual([])
  expect(await opened()).toEqual([])

  expect(await open(quoted)).toMatchObject({ ok: true })
  expect(await opened()).toEqual([`${slip}&a=%22b%22`])
  expect((await shownBoxes(desk.app)).join()).toContain('admin8.kcp.co.kr')

  await answerMessageBox(desk.app, 1)
  expect(await open(plain)).toMatchObject({ ok: true })
  expect(await opened()).toHaveLength(1)
  await call(desk.page, 'desk.openBook', { book: 'practice' })
})

test('row 17: only our own window is answered over the bridge', async () => {
  const before = refusals('sender')
  const answers = await desk.app.evaluate(async ({ BrowserWindow, session, app }) => {
    const preload = `${app.getAppPath()}/out/preload/index.cjs`
    const ask = async (address: string): Promise<unknown> => {
      const planted = new BrowserWindow({
        show: false,
        webPreferences: { preload, session: session.fromPartition('desk') },
      })
      await planted.loadURL(address)
      const asked: Promise<unknown> = planted.webContents.executeJavaScript(
        `window.backoffice.call('desk.status', {}).then(() => 'answered', (cause) => String(cause))`,
      )
      return asked.finally(() => planted.destroy())
    }
    return [await ask('app://bundle/index.html'), await ask('about:blank')]
  })
  for (const answer of answers) expect(String(answer)).toContain('refused')
  expect(refusals('sender')).toBeGreaterThanOrEqual(before + 2)
})

test('row 17: a frame in our page has no bridge, and there is one handler for all calls', async () => {
  const inFrame = await desk.page.evaluate(() => {
    const frame = document.createElement('iframe')
    document.body.append(frame)
    const found = frame.contentWindow !== null && 'backoffice' in frame.contentWindow
    frame.remove()
    return found
  })
  expect(inFrame).toBe(false)
  const handlers = await desk.app.evaluate(({ ipcMain }) => {
    const known: unknown = Reflect.get(ipcMain, '_invokeHandlers')
    return {
      calls: known instanceof Map ? [...known.keys()] : null,
      messages: ipcMain.eventNames().filter((name) => name !== 'error'),
    }
  })
  expect(handlers).toEqual({ calls: ['backoffice:call'], messages: [] })
})

test('row 18: the scheme gives its listed files and nothing else', async () => {
  expect(await requestOf(desk.app, onlyPage)).toBe(200)
  const nothing = [
    'app://bundle/',
    'app://bundle/../main/index.js',
    'app://bundle/%2e%2e/main/index.js',
    'app://bundle/%2e%2e%2fmain%2findex.js',
    'app://bundle/..%5cmain%5cindex.js',
    'app://bundle/assets/../../main/index.js',
    'app://bundle//etc/passwd',
    'app://bundle//host/index.html',
    'app://bundle/index.html%00',
    'app://bundle/index.html%00.js',
    'app://bundle/index.html?x=1',
    'app://other/index.html',
    'app://bundle.example/index.html',
    `app://bundle/${'a'.repeat(100_000)}`,
  ]
  for (const url of nothing)
    expect(`${url.slice(0, 60)} ${await requestOf(desk.app, url)}`).toBe(`${url.slice(0, 60)} 404`)
  for (const method of ['POST', 'PUT', 'DELETE']) expect(await requestOf(desk.app, onlyPage, { method })).toBe(405)
  expect(await requestOf(desk.app, onlyPage, { range: 'bytes=0-9' })).toBe(405)
  expect(await requestOf(desk.app, 'file:///etc/passwd')).toBe(404)
})

test('row 20: the page has exactly two functions, and nothing of Electron comes through them', async () => {
  const face = await desk.page.evaluate(() => ({
    names: Reflect.ownKeys(window.backoffice).map(String),
    kinds: Object.values(window.backoffice).map((one) => typeof one),
    frozen: Object.isFrozen(window.backoffice),
    replaced: Reflect.set(window, 'backoffice', null) && Reflect.get(window, 'backoffice') === null,
  }))
  expect(face).toEqual({ names: ['call', 'on'], kinds: ['function', 'function'], frozen: true, replaced: false })

  for (const operation of [
    'desk.nothing',
    '__proto__',
    'constructor',
    'desk.__proto__',
    'desk.status.more',
    '',
    'vault.get',
  ])
    expect(await call(desk.page, operation)).toEqual({ ok: false, failure: { kind: 'invalid-input' } })
  const nameless = await desk.page.evaluate(() =>
    Reflect.apply(window.backoffice.call, null, [{ toString: 'desk.status' }, {}]),
  )
  expect(nameless).toEqual({ ok: false, failure: { kind: 'invalid-input' } })
  for (const input of [null, { extra: 1 }, [], 'text'])
    expect(await call(desk.page, 'desk.status', input)).toEqual({ ok: false, failure: { kind: 'invalid-input' } })
  await desk.page.evaluate(() => window.backoffice.call('desk.status', JSON.parse('{"__proto__":{"polluted":1}}')))
  expect(await desk.app.evaluate(() => Reflect.get({}, 'polluted'))).toBeUndefined()
  expect(Object.keys(Object(await call(desk.page, 'desk.status')))).toEqual(['ok', 'value'])

  const heard = await desk.page.evaluateHandle(() => {
    const news: unknown[][] = []
    const stop = window.backoffice.on((...words) => {
      if (JSON.stringify(words).includes('planted')) news.push(words)
    })
    return { news, stop }
  })
  const announce = () =>
    desk.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.send('backoffice:event', {
        kind: 'ledger.changed',
        topics: ['planted'],
      }),
    )
  await announce()
  await expect
    .poll(() => heard.evaluate(({ news }) => news))
    .toEqual([[{ kind: 'ledger.changed', topics: ['planted'] }]])
  await heard.evaluate(({ stop }) => stop())
  await announce()
  await call(desk.page, 'desk.status')
  expect(await heard.evaluate(({ news }) => news.length)).toBe(1)
})

/** A refund in the practice book whose note is an attempt at markup; gives its id. */
async function refundWithMarkup(): Promise<unknown> {
  await expect
    .poll(async () => JSON.stringify(await call(desk.page, 'shops.list')), { timeout: 30_000 })
    .toContain('practice-kcp')
  const transactionId = 'practice-kcp/23730000209458'
  const detail = await call(desk.page, 'transactions.detail', { transactionId })
  const { remaining, refunds } = Object(Reflect.get(Object(detail), 'value'))
  const asked = { transactionId, amount: 1_000, taxFree: null }
  const preview = await call(desk.page, 'refunds.preview', asked)
  const refund = await call(desk.page, 'refunds.request', {
    ...asked,
    hash: Reflect.get(Object(Reflect.get(Object(preview), 'value')), 'hash'),
    reason: { code: 'other', note: '<script>document.title="ran"</script><img src=x onerror="alert(1)">' },
    basedOn: { refunds: refunds.length, remaining },
  })
  expect(refund).toMatchObject({ ok: true })
  return Reflect.get(Object(Reflect.get(Object(refund), 'value')), 'id')
}

test('rows 1, 2, 3, 7: a slip’s window runs no script, has no bridge, and loads its page and font only', async () => {
  const refundId = await refundWithMarkup()
  const file = join(home, 'slip.pdf')
  await answerSaveDialog(desk.app, file)
  await watchNewPages(desk.app)
  expect(await call(desk.page, 'refunds.saveSlip', { refundId, paper: 'a4' })).toMatchObject({ ok: true })
  const [page, ...others] = (await newPages(desk.app)).map((one) => JSON.parse(one))
  expect(others).toEqual([])
  expect(page).toMatchObject({
    url: expect.stringMatching(/^app:\/\/slip\/[\w-]+\.html$/),
    isApart: true,
    isKept: false,
    preferences: {
      javascript: false,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
    },
  })
  expect(page.preferences.preload ?? null).toBeNull()
  // What the watch had the page try did nothing, and the note stayed text.
  const { text, active } = readPdf(file)
  expect(text).toContain('<script>document.title="ran"</script><imgsrc=xonerror="alert(1)">')
  expect(text).toContain('환불전표')
  expect(active).toEqual([])
  expect(await pagesOf(desk.app)).toBe(1)
  const inSlips = (url: string) => requestOf(desk.app, url, { partition: 'slip' })
  expect(await inSlips('app://slip/font.woff2')).toBe(200)
  for (const url of [page.url, onlyPage, 'app://slip/', 'file:///etc/passwd']) expect(await inSlips(url)).toBe(404)
  for (const url of ['https://example.com/', 'http://127.0.0.1:9/', 'data:text/plain,x'])
    expect(await inSlips(url)).toContain('ERR_BLOCKED_BY_CLIENT')
})

test('credentials go in and never come out: not over the bridge, not in a file, not on the terminal', async () => {
  const canaries = ['canaryCustKey0a1b2c3d4e5f60718293a4b5', 'canaryRefundKey9f8e7d6c5b4a39281706f']
  await openWorkBookByCall(desk.page)
  const shop = await call(desk.page, 'shops.add', {
    name: '보안 시험 상점',
    gateway: 'payple',
    environment: 'test',
    colour: 'rose',
  })
  expect(shop).toMatchObject({ ok: true })
  const shopId = Reflect.get(Object(Reflect.get(Object(shop), 'value')), 'id')
  const values = {
    cst_id: 'canary-id-7788',
    custKey: canaries[0],
    PCD_REFUND_KEY: canaries[1],
    Referer: 'https://shop.example.kr',
  }
  const stored = await call(desk.page, 'shops.storeCredentials', { shopId, values })
  const told = { stored: true, since: expect.any(String), lastFour: '7788', certificate: null }
  expect(stored).toEqual({ ok: true, value: told })
  const answers = [
    stored,
    await call(desk.page, 'shops.list'),
    await call(desk.page, 'shops.credentialForm', { gateway: 'payple' }),
  ]
  for (const canary of [...canaries, values.cst_id]) {
    expect(JSON.stringify(answers)).not.toContain(canary)
    expect(filesContaining(home, canary)).toEqual([])
    expect(desk.output()).not.toContain(canary)
  }
  await call(desk.page, 'desk.openBook', { book: 'practice' })
})

test('row 1: from start to end the app’s pages asked the network for nothing', async () => {
  const loaded = await desk.page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name))
  expect(
    loaded.filter((address) => !address.startsWith('app://bundle/') && !address.startsWith('https://example.com/')),
  ).toEqual([])
  // Past the page's policy: the request filter of every session stops what the page may not even try.
  for (const url of ['https://example.com/', 'http://127.0.0.1:9/', 'ws://example.com/', 'data:text/plain,x'])
    expect(await requestOf(desk.app, url)).toContain('ERR_BLOCKED_BY_CLIENT')
  const inDefault = await desk.app.evaluate(({ session }) =>
    session.defaultSession.fetch('https://example.com/').catch((cause: unknown) => String(cause)),
  )
  expect(inDefault).toContain('ERR_BLOCKED_BY_CLIENT')
  await desk.close()
  const record: {
    constants: { logEventTypes: Record<string, number> }
    events: { type: number; params?: { url?: string; host?: string } }[]
  } = JSON.parse(readFileSync(networkLog, 'utf8'))
  const { URL_REQUEST_START_JOB: request, HOST_RESOLVER_MANAGER_REQUEST: lookUp } = record.constants.logEventTypes
  expect(request).toBeDefined()
  const events = record.events.filter(({ type }) => type === request || type === lookUp)
  expect(events.map(({ params }) => params?.url ?? params?.host)).toEqual([])
})
