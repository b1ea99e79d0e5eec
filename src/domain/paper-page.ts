import type { Won } from './money.ts'
import { wonText } from './receipt/wording.ts'

/** What the head of a page may be read as: proof of money that went back, a person's word for it, nothing known yet, or proof that none did. */
type PageTone = 'proved' | 'by-hand' | 'open' | 'none'

/** The head of a page: what is the case, in one line and one sentence. */
export interface PageHead {
  readonly tone: PageTone
  readonly line: string
  readonly sentence: string
}

/** A line of a page. A passage is longer and stands under its name, a figure is won and stands at the edge, a total closes the figures above it. */
export interface PageLine {
  readonly name: string
  readonly value: string
  readonly kind: 'words' | 'passage' | 'figure' | 'total'
}

/** Lines under a title; a wide part takes the whole width of a sheet. */
export interface PagePart {
  readonly title: string
  readonly lines: readonly PageLine[]
  readonly isWide?: boolean
}

/** A page that goes to paper, as text, masked and in its order; `mark` is the word across a page about money that was not real. */
export interface PaperPage {
  readonly title: string
  readonly issuer: string
  readonly mark: { readonly word: string; readonly sentence: string } | null
  readonly head: PageHead
  readonly amount: PageLine
  readonly parts: readonly PagePart[]
  readonly foot: readonly string[]
}

/** A line of words. */
export const words = (name: string, value: string): PageLine => ({ name, value, kind: 'words' })
/** A line of won. */
export const figure = (name: string, won: Won): PageLine => ({ name, value: wonText(won), kind: 'figure' })
