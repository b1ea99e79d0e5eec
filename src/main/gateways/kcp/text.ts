/**
 * Text as KCP takes it: without the characters it forbids (KCP guide §1.7), composed, and cut between whole characters to `longest` bytes
 * of UTF-8. Empty when nothing is left.
 */
export function cleanText(typed: string, longest: number): string {
  const clean = typed
    .normalize('NFC')
    .replace(/[,&;|\\'"<>\p{Cc}]/gu, ' ')
    .replace(/ +/g, ' ')
    .trim()
  let kept = ''
  for (const { segment } of new Intl.Segmenter('ko').segment(clean)) {
    if (Buffer.byteLength(kept + segment, 'utf8') > longest) break
    kept += segment
  }
  return kept.trim()
}
