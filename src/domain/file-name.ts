const longestPart = 60

/** A text as a piece of a file's name that every system takes, at most 60 letters; `otherwise` where nothing of it is left. */
export function fileNamePart(text: string, otherwise: string): string {
  const safe = Array.from(text.normalize('NFC'))
    .map((letter) => (/[<>:"/\\|?*\p{Cc}\p{Cf}]/u.test(letter) ? '_' : letter))
    .slice(0, longestPart)
    .join('')
    .trim()
  return safe === '' ? otherwise : safe
}
