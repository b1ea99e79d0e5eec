/**
 * The entries a package-lock.json lacks for platforms whose packages npm could not see when it wrote the lock (a registry
 * that carries only some of them). Without an entry for each, `npm ci` refuses the whole lock on every machine; with one,
 * the platform's own machine installs it and the others pass it by, by its `os` and `cpu`.
 *
 * These entries have no integrity hash, since nobody here has seen the file: npm adds it when it next writes the lock where
 * the package can be had.
 * @param {Record<string, any>} packages the lock's `packages`
 * @returns {Record<string, { version: string, os?: string[], cpu?: string[], libc?: string[], dev?: true, optional: true }>}
 *   by the name they get in `packages`
 * @throws {Error} when an optional dependency names no exact version or no platform: then it is something else that is wrong
 */
export function lackingEntries(packages) {
  const lacking = {}
  for (const [parent, { optionalDependencies, dev }] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(optionalDependencies ?? {})) {
      if (isIn(packages, parent, name)) continue
      if (!/^\d+\.\d+\.\d+/.test(version)) throw new Error(`${name}: ${version} is not an exact version`)
      const { os, cpu, libc } = platformOf(name)
      // The keys in npm's order.
      lacking[`node_modules/${name}`] = {
        version,
        cpu,
        ...(dev ? { dev: true } : {}),
        ...(libc === null ? {} : { libc: [libc] }),
        optional: true,
        os,
      }
    }
  }
  return lacking
}

/** Looks where Node would: beside the parent, then in each folder above. */
function isIn(packages, parent, name) {
  for (let folder = parent; ; ) {
    if (packages[folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`]) return true
    if (folder === '') return false
    const up = folder.lastIndexOf('/node_modules/')
    folder = up < 0 ? '' : folder.slice(0, up)
  }
}

const systems = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32']
const processors = ['arm64', 'arm', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'x64', 'wasm32']

function platformOf(name) {
  const words = name.split(/[/-]/)
  const os = words.filter((word) => systems.includes(word))
  const cpu = words.filter((word) => processors.includes(word))
  if (os.length !== 1 || cpu.length !== 1) throw new Error(`${name} names no platform`)
  const last = words.at(-1)
  // On 32-bit ARM npm's own entries name no libc, nor do we.
  const libc = os[0] !== 'linux' ? null : last === 'musl' ? 'musl' : last === 'gnu' ? 'glibc' : null
  return { os, cpu, libc }
}
