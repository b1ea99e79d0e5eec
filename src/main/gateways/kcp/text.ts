const letters = new Intl.Segmenter('ko', { granularity: 'grapheme' })

/**
 * Text as KCP takes it: without the characters and script words it forbids (KCP guide §1.7), composed, and cut to `longest` bytes of UTF-8
 * between letters as people see them: half a syllable typed on a Mac, or half an emoji, would be another text. Empty when nothing is left.
 */
export function cleanText(typed: string, longest: number): string {
  const clean = typed
    .normalize('NFC')
    .replace(/[,&;|\\'"<>\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/gu, ' ')
    .replace(/\b(?:java|vb)?script\b/gi, ' ')
    .replace(/ +/g, ' ')
    .trim()
  let kept = ''
  for (const { segment } of letters.segment(clean)) {
    if (Buffer.byteLength(kept + segment, 'utf8') > longest) break
    kept += segment
  }
  return kept.trim()
}
