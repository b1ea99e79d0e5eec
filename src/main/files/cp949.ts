import iconv from 'iconv-lite'

/** Text in CP949, composed first (NFC): macOS hands out 한글 in pieces that CP949 lacks. What does not fit becomes `?`. */
export const toCp949 = (text: string): Buffer => iconv.encode(text.normalize('NFC'), 'cp949')

/** Does all of this text have a place in CP949? iconv-lite writes `?` for what has none and says nothing. */
export const fitsCp949 = (text: string): boolean => {
  const composed = text.normalize('NFC')
  return iconv.decode(iconv.encode(composed, 'cp949'), 'cp949') === composed
}

/** The characters of a text that CP949 lacks, each once, as a reader sees them (an emoji is one). */
export function misfitsOf(text: string): readonly string[] {
  if (fitsCp949(text)) return []
  const characters = [...new Intl.Segmenter('ko', { granularity: 'grapheme' }).segment(text.normalize('NFC'))]
  return [...new Set(characters.map((one) => one.segment).filter((character) => !fitsCp949(character)))]
}
