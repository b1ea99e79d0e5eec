import type { PageLine, PagePart, PaperPage } from '../../domain/paper-page.ts'
import type { SlipPaper } from '../../domain/refund-slip.ts'
import { slipStyle } from './slip-style.ts'

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** A text that stays text wherever it stands in a page. Letters no page may hold become a space. */
export const escaped = (text: string): string =>
  text.replace(/[^\P{Cc}\n]/gu, ' ').replace(/[&<>"']/g, (letter) => entities[letter] ?? '')

/** A slip as a page without script; `nonce` is the one its answer allows its style by. */
export function slipPage(slip: PaperPage, paper: SlipPaper, nonce: string): string {
  const { mark, head } = slip
  return [
    '<!doctype html><html lang="ko"><head><meta charset="utf-8">',
    `<title>${escaped(slip.title)}</title>`,
    '<link rel="preload" as="font" type="font/woff2" crossorigin href="/font.woff2">',
    `<style nonce="${escaped(nonce)}">${slipStyle(paper)}</style></head><body>`,
    mark === null ? '' : watermark(mark.word),
    `<header><h1>${escaped(slip.title)}</h1><p>${escaped(slip.issuer)}</p></header>`,
    mark === null ? '' : `<p class="note">${escaped(mark.sentence)}</p>`,
    `<div class="head ${head.tone}"><strong>${escaped(head.line)}</strong><p>${escaped(head.sentence)}</p></div>`,
    `<dl class="amount">${row(slip.amount)}</dl>`,
    `<main>${slip.parts.map(section).join('')}</main>`,
    `<footer>${slip.foot.map((line) => `<p>${escaped(line)}</p>`).join('')}</footer>`,
    '</body></html>',
  ].join('\n')
}

const watermark = (word: string): string =>
  `<div class="mark" aria-hidden="true">${`<span>${escaped(word)}</span>`.repeat(3)}</div>`

const section = ({ title, lines, isWide = false }: PagePart): string =>
  `<section${isWide ? ' class="wide"' : ''}><h2>${escaped(title)}</h2><dl>${lines.map(row).join('')}</dl></section>`

const row = ({ name, value, kind }: PageLine): string =>
  `<div class="${kind}"><dt>${escaped(name)}</dt><dd>${escaped(value)}</dd></div>`
