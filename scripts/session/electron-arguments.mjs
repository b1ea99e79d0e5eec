/**
 * What an unpackaged Electron must be told on its command line here.
 *
 * Chromium refuses to start as root with its sandbox, which is the case in most containers; there and only there it is
 * left out, and the person is told. The packaged app has no such switch: it refuses to start as root.
 * @param {{ uid?: number | undefined, platform?: NodeJS.Platform }} [machine] `uid` is undefined on Windows
 * @returns {{ arguments: string[], note: string | null }} `note` is a Korean line to print
 */
export function electronArguments({ uid = process.getuid?.(), platform = process.platform } = {}) {
  if (platform !== 'linux') return { arguments: [], note: null }
  // Without this Chromium picks a back end by desktop name, and in a container that is `basic_text`: no encryption at all.
  const store = '--password-store=gnome-libsecret'
  if (uid !== 0) return { arguments: [store], note: null }
  return {
    arguments: ['--no-sandbox', store],
    note: '· root로 실행하므로 Chromium 샌드박스 없이 시작합니다(패키지하지 않은 앱에 한함).',
  }
}
