const beginnings: readonly (readonly [bytes: readonly number[], name: string])[] = [
  [[0xd0, 0xcf, 0x11, 0xe0], '예전 엑셀 파일(.xls)'],
  [[0x25, 0x50, 0x44, 0x46, 0x2d], 'PDF 문서'],
  [[0x89, 0x50, 0x4e, 0x47], '그림(PNG)'],
  [[0xff, 0xd8, 0xff], '그림(JPEG)'],
  [[0x47, 0x49, 0x46, 0x38], '그림(GIF)'],
  [[0x1f, 0x8b], '압축 파일(gzip)'],
  [[0x37, 0x7a, 0xbc, 0xaf], '압축 파일(7z)'],
  [[0x52, 0x61, 0x72, 0x21], '압축 파일(RAR)'],
  [[0xff, 0xfe], 'UTF-16 텍스트'],
  [[0xfe, 0xff], 'UTF-16 텍스트'],
  [[0x7f, 0x45, 0x4c, 0x46], '실행 파일'],
  [[0x4d, 0x5a, 0x90], '실행 파일'],
]
const zip = [0x50, 0x4b, 0x03, 0x04]
const sampleBytes = 65_536

/** A text file may have been damaged in places; beyond one control byte in a hundred it is none. */
const mostControls = 0.01

const beginsWith = (bytes: Uint8Array, wanted: readonly number[]): boolean =>
  bytes.length >= wanted.length && wanted.every((byte, at) => bytes[at] === byte)

/** The Korean name of what these first bytes of a file are when they are no text; null when they may be. */
export function noTextNameOf(beginning: Buffer): string | null {
  if (beginsWith(beginning, zip)) {
    const names = beginning.subarray(0, sampleBytes)
    return names.includes('xl/') ? '엑셀 통합 문서(.xlsx)' : '압축 파일(zip)'
  }
  for (const [bytes, name] of beginnings) if (beginsWith(beginning, bytes)) return name
  const sample = beginning.subarray(0, sampleBytes)
  if (evenNuls(sample)) return 'UTF-16 텍스트'
  return controls(sample) > sample.length * mostControls ? '글자가 아닌 파일' : null
}

/** Is every second byte NUL, as in UTF-16 without a byte order mark? */
function evenNuls(sample: Uint8Array): boolean {
  const pairs = Math.min(sample.length >> 1, 64)
  if (pairs < 8) return false
  let low = 0
  let high = 0
  for (let at = 0; at < pairs; at += 1) {
    if (sample[2 * at] === 0) low += 1
    if (sample[2 * at + 1] === 0) high += 1
  }
  return Math.max(low, high) > pairs * 0.7
}

function controls(sample: Uint8Array): number {
  let count = 0
  for (const byte of sample)
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x0c) count += 1
  return count
}
