const hometaxMeanings = [
  'soldAt',
  'soldTime',
  'supply',
  'vat',
  'service',
  'total',
  'approvalNumber',
  'identity',
  'event',
  'purpose',
  'means',
  'note',
] as const
/** What a column of Hometax's list can mean. `soldTime` is the time of a list that has day and time apart. */
export type HometaxMeaning = (typeof hometaxMeanings)[number]

/** Names a column goes by, as {@link plainName} leaves them (R41, R42). Of several in one header the first listed wins. */
const aliases: Readonly<Record<HometaxMeaning, readonly string[]>> = {
  soldAt: [
    '매출일시',
    '거래일시',
    '승인일시',
    '발급일시',
    '발행일시',
    '매출일자',
    '거래일자',
    '승인일자',
    '발급일자',
    '발행일자',
    '매출일',
    '거래일',
  ],
  soldTime: ['매출시각', '매출시간', '거래시각', '거래시간', '승인시각', '승인시간'],
  supply: ['공급가액', '공급가', '공급금액'],
  vat: ['부가세', '부가가치세', '세액', '부가세액', '부가가치세액'],
  service: ['봉사료'],
  total: ['총금액', '합계금액', '합계', '총액', '거래금액', '승인금액', '매출금액', '총합계'],
  approvalNumber: ['승인번호', '국세청승인번호', '현금영수증승인번호'],
  identity: [
    '신분확인뒷4자리',
    '신분확인뒤4자리',
    '신분확인번호뒷4자리',
    '신분확인번호뒤4자리',
    '신분확인번호',
    '신분확인',
  ],
  event: ['거래구분', '승인구분', '승인취소구분', '승인취소', '거래유형'],
  purpose: ['용도구분', '발급용도', '발행용도', '거래용도', '용도'],
  means: ['발급수단', '발행수단', '발행구분', '발급구분'],
  note: ['비고'],
}

/** A header's name without what differs between files: blanks, line breaks, full width, brackets and dashes, `(원)`. */
export const plainName = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{Cf}\p{Cc}]/gu, '')
    .replace(/\(원\)|\(단위:원\)/g, '')
    .replace(/[()[\]<>{}/·ㆍ・,:*_'"-]/g, '')

/** A name, and the same without what stands in brackets: `신분확인번호(뒷4자리)` and `총금액(VAT포함)`. */
const namesOf = (name: string): readonly string[] => {
  const [whole, bare] = [plainName(name), plainName(name.normalize('NFKC').replace(/\([^)]*\)/g, ''))]
  return whole === bare ? [whole] : [whole, bare]
}

/** A column that was recognised: where it stands in a row, from 0, and its name as the file has it. */
export interface HometaxColumn {
  readonly meaning: HometaxMeaning
  readonly at: number
  readonly name: string
}

/** Which column stands for what. `unused` are the names of those that stand for nothing here. */
export interface HometaxColumns {
  readonly columns: readonly HometaxColumn[]
  readonly unused: readonly string[]
}

/** What a row of names turned out to be; `none` tells which were found and which a header would need. */
export type HeaderReading =
  | ({ readonly kind: 'header' } & HometaxColumns)
  | { readonly kind: 'none'; readonly found: readonly string[]; readonly missing: readonly HometaxMeaning[] }
  | { readonly kind: 'twice'; readonly name: string }

/**
 * Reads a row as the header, in any order of columns. A header names date, total and approval number, and supply or VAT: without
 * either the split of a total would be guessed. A name that stands twice is refused for the same reason.
 */
export function readHeader(names: readonly string[]): HeaderReading {
  const plain = names.map(namesOf)
  const columns: HometaxColumn[] = []
  let twice: string | null = null
  for (const meaning of hometaxMeanings) {
    const alias = aliases[meaning].find((one) => plain.some((of) => of.includes(one)))
    if (alias === undefined) continue
    const places = plain.flatMap((of, at) => (of.includes(alias) ? [at] : []))
    const exact = places.filter((at) => plain[at]?.[0] === alias)
    const [at = 0, ...more] = exact.length === 1 ? exact : places
    if (more.length > 0) twice ??= shownName(names[at])
    columns.push({ meaning, at, name: shownName(names[at]) })
  }
  const has = (meaning: HometaxMeaning): boolean => columns.some((column) => column.meaning === meaning)
  const missing: HometaxMeaning[] = (['soldAt', 'total', 'approvalNumber'] as const).filter((one) => !has(one))
  if (!has('supply') && !has('vat')) missing.push('supply', 'vat')
  if (missing.length > 0) return { kind: 'none', found: columns.map(({ name }) => name), missing }
  if (twice !== null) return { kind: 'twice', name: twice }
  const unused = names.filter((_, at) => !columns.some((column) => column.at === at)).map(shownName)
  return { kind: 'header', columns, unused: unused.filter((name) => name !== '') }
}

/** A header of two rows, as merged cells leave it: names of the lower row, and of the upper where the lower has none. */
export const mergedNames = (upper: readonly string[], lower: readonly string[]): readonly string[] =>
  Array.from({ length: Math.max(upper.length, lower.length) }, (_, at) => {
    const name = lower[at] ?? ''
    return name.trim() === '' ? (upper[at] ?? '') : name
  })

/** Is this a name the column of approval numbers goes by? */
export const isApprovalName = (name: string): boolean =>
  namesOf(name).some((one) => aliases.approvalNumber.includes(one))

const longestName = 60
const shownName = (name: string | undefined): string =>
  (name ?? '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, longestName)
