import type { Page } from '@playwright/test'

/** Ways in which a page, or what someone put into it, may try to leave the app; by the rest of the sentence. */
export const wanderings: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
  'by its address': (page) =>
    page.evaluate(() => {
      location.href = 'https://example.com/'
    }),
  'by replacing its address': (page) => page.evaluate(() => location.replace('https://example.com/')),
  'by a link': (page) =>
    page.evaluate(() => {
      const link = document.createElement('a')
      link.href = 'https://example.com/'
      document.body.append(link)
      link.click()
    }),
  'by a meta refresh': (page) =>
    page.evaluate(() => {
      const meta = document.createElement('meta')
      meta.httpEquiv = 'refresh'
      meta.content = '0;url=https://example.com/'
      document.head.append(meta)
    }),
  'to a file of the disk': (page) =>
    page.evaluate(() => {
      location.href = 'file:///etc/passwd'
    }),
  'to another page of our own scheme': (page) =>
    page.evaluate(() => {
      location.href = 'app://bundle/assets/other.html'
    }),
  'to another host of our own scheme': (page) =>
    page.evaluate(() => {
      location.href = 'app://other/index.html'
    }),
  'to a page of data': (page) =>
    page.evaluate(() => {
      location.href = 'data:text/html,<h1>planted</h1>'
    }),
  'to code': (page) =>
    page.evaluate(() => {
      location.href = 'javascript:window.ran = "address"'
    }),
  'by a form': (page) =>
    page.evaluate(() => {
      const form = document.createElement('form')
      form.action = 'https://example.com/'
      form.method = 'post'
      document.body.append(form)
      form.submit()
    }),
  'by a dropped file': dropFile,
}

/** As the window system does it: the browser side receives the drag. The page only says that it saw it. */
async function dropFile(page: Page): Promise<void> {
  await page.evaluate(() => {
    const saw = (): void => window.console.warn('saw a file over the page')
    document.addEventListener('dragover', saw, { once: true, capture: true })
  })
  const devtools = await page.context().newCDPSession(page)
  const drag = { items: [], files: ['/etc/hostname'], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await devtools.send('Input.dispatchDragEvent', { type, x: 600, y: 400, data: drag })
  await devtools.detach()
}
