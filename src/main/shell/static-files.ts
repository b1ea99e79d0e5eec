import { lstatSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** One file that may be served. */
export interface StaticFile {
  readonly path: string
  readonly contentType: string
}

const contentTypes: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  woff2: 'font/woff2',
  svg: 'image/svg+xml',
  png: 'image/png',
}

/**
 * Lists what lies under `root`, once: URL path → file. Links, dot files, unknown kinds and names that a URL would have to
 * escape are left out, so a request is a look-up in this list and never a path on the disk.
 */
export function listStaticFiles(root: string): ReadonlyMap<string, StaticFile> {
  const files = new Map<string, StaticFile>()
  const walk = (folder: string, prefix: string): void => {
    for (const name of readdirSync(folder)) {
      if (!/^[A-Za-z0-9_][A-Za-z0-9_.-]*$/.test(name)) continue
      const path = join(folder, name)
      const found = lstatSync(path)
      if (found.isDirectory()) walk(path, `${prefix}${name}/`)
      const contentType = contentTypes[name.split('.').at(-1) ?? '']
      if (found.isFile() && contentType !== undefined) files.set(`${prefix}${name}`, { path, contentType })
    }
  }
  walk(root, '/')
  return files
}
