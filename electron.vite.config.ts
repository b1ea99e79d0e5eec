import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

/** Who the build is for: `dev` and `test` read the YEONGSU_ variables, `ship` contains no reader of them. */
const flavour = process.env['YEONGSU_FLAVOUR'] ?? 'dev'
const define = { FLAVOUR: JSON.stringify(flavour) }

export default defineConfig({
  main: {
    define,
    build: {
      // One file opens sooner than the hundreds of these packages. What has an addon, or threads and paths of its own, stays outside.
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
    plugins: [react()],
    build: {
      rollupOptions: {
        input: 'src/renderer/index.html',
      },
      assetsInlineLimit: 0,
      minify: true,
    },
  },
})
