import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'

/** Who the build is for: `dev` and `test` read the YEONGSU_ variables, `ship` contains no reader of them. */
const flavour = process.env['YEONGSU_FLAVOUR'] ?? 'dev'
const define = { FLAVOUR: JSON.stringify(flavour) }

/** Has index.html ask for the window's code at once, though it runs only after the first frame: by then main is busy reading its own. */
const askForWindowAhead: Plugin = {
  name: 'ask-for-window-ahead',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler(_html, { bundle = {} }) {
      const asked = new Set<string>()
      const ask = (file: string): void => {
        const chunk = bundle[file]
        if (chunk?.type !== 'chunk' || asked.has(file)) return
        asked.add(file)
        for (const imported of chunk.imports) ask(imported)
      }
      const window = Object.values(bundle).find(
        (one) => one.type === 'chunk' && one.facadeModuleId?.endsWith('/src/window.tsx'),
      )
      if (window === undefined) throw new Error('the window has no code of its own')
      ask(window.fileName)
      return [...asked].map((file) => ({
        tag: 'link',
        attrs: { rel: 'modulepreload', crossorigin: true, href: `./${file}` },
        injectTo: 'head' as const,
      }))
    },
  },
}

export default defineConfig({
  main: {
    define,
    build: {
      // One file opens sooner than the hundreds of these packages (main itself reads iconv-lite later, from its package: decision 55). What has an addon, or threads and paths of its own, stays outside.
      externalizeDeps: { exclude: ['csv-parse', 'csv-stringify', 'iconv-lite', 'pino', 'zod'] },
      rollupOptions: {
        input: { index: 'src/main/index.ts', sandbox: 'src/main/practice/sandbox-command.ts' },
        output: { minify: { compress: true, mangle: false, codegen: { removeWhitespace: true } } },
      },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      rollupOptions: { input: 'src/preload/index.ts', output: { format: 'cjs', entryFileNames: 'index.cjs' } },
    },
  },
  renderer: {
    root: 'src/renderer',
    plugins: [react(), askForWindowAhead],
    build: {
      rollupOptions: {
        input: 'src/renderer/index.html',
      },
      assetsInlineLimit: 0,
      minify: true,
    },
  },
})
