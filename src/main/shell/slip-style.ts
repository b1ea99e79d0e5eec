import type { SlipPaper } from '../../domain/refund-slip.ts'

/** Sizes in millimetres. `width` and `height` are the paper's, `text` the width that is printed on; a roll's height is its content's. */
export interface Sheet {
  readonly width: number
  readonly height: number | null
  readonly text: number
  /** White above and below. */
  readonly edge: number
}

/** The papers. A printer for an 80 mm roll prints on the middle 72 mm. */
export const sheets = {
  a4: { width: 210, height: 297, text: 170, edge: 15 },
  'roll-80': { width: 80, height: null, text: 70, edge: 5 },
} as const satisfies Record<SlipPaper, Sheet>

const common = `
@font-face { font-family: "Slip"; src: url("/font.woff2") format("woff2"); font-weight: 45 920; font-display: block; }
* { box-sizing: border-box; margin: 0; padding: 0; }
html { background: #fff; }
body {
  color: #16191f;
  font-family: "Slip", sans-serif;
  font-variant-numeric: tabular-nums;
  text-rendering: geometricPrecision;
  word-break: keep-all;
  overflow-wrap: anywhere;
  print-color-adjust: exact;
}
h1, h2, dt, strong { font-weight: 650; }
dd, p { unicode-bidi: isolate; }
dl > div { display: grid; break-inside: avoid; }
section, footer { break-inside: avoid; }
.figure dd, .total dd { text-align: right; white-space: nowrap; }
.mark { position: fixed; inset: 0; display: flex; flex-direction: column; align-items: center; justify-content: space-around; z-index: -1; }
.mark span { color: rgb(22 25 31 / 7%); font-weight: 800; letter-spacing: 0.2em; text-indent: 0.2em; transform: rotate(-24deg); white-space: nowrap; }
`

const a4 = `
@page { margin: 15mm 20mm; }
body { width: 170mm; margin: 0 auto; font-size: 9.5pt; line-height: 1.5; }
header { display: flex; align-items: baseline; justify-content: space-between; gap: 8mm; padding-bottom: 3mm; border-bottom: 0.6mm solid #16191f; }
h1 { font-size: 20pt; line-height: 1.2; letter-spacing: -0.01em; }
header p { font-size: 11pt; font-weight: 650; text-align: right; }
.note { margin-top: 4mm; padding: 2mm 4mm; border: 0.3mm dashed #586070; font-weight: 650; }
.head { margin-top: 4mm; padding: 3.5mm 4mm; border: 0.3mm solid #c9ced8; border-left: 1.4mm solid #0f7a4a; }
.head strong { display: block; font-size: 12.5pt; line-height: 1.4; }
.head.by-hand { border-left-color: #2b59e0; }
.head.open { border: 0.5mm solid #8f5600; border-left-width: 1.4mm; background: #fbf1e0; }
.head.none { border: 0.5mm solid #586070; border-left-width: 1.4mm; background: #f2f4f7; }
.amount { margin-top: 5mm; padding: 0 0 4mm; border-bottom: 0.2mm solid #c9ced8; }
.amount > div { grid-template-columns: 1fr auto; align-items: baseline; gap: 8mm; }
.amount dt { font-size: 11pt; }
.amount dd { font-size: 22pt; font-weight: 700; line-height: 1.25; letter-spacing: -0.01em; }
main { columns: 2; column-gap: 10mm; margin-top: 2mm; }
section { padding-top: 5mm; }
h2 { padding-bottom: 1.2mm; border-bottom: 0.2mm solid #16191f; font-size: 10pt; }
section dl > div { grid-template-columns: 27mm 1fr; gap: 3mm; padding: 1.25mm 0; border-bottom: 0.15mm solid #e2e5ea; }
section .passage { grid-template-columns: 1fr; gap: 0.4mm; }
section .passage dt:empty { display: none; }
section .figure, section .total { grid-template-columns: auto 1fr; }
section dt { color: #586070; font-weight: 450; }
section.wide { column-span: all; break-inside: auto; }
section.wide h2 { break-after: avoid; }
section.wide dt { color: #16191f; font-weight: 600; }
.passage dd { white-space: pre-line; }
.total dt, .total dd { color: #16191f; font-weight: 700; }
footer { margin-top: 8mm; padding-top: 2.5mm; border-top: 0.2mm solid #c9ced8; color: #586070; font-size: 8pt; line-height: 1.55; }
.mark span { font-size: 84pt; }
`

const roll = `
@page { margin: 0; }
body { width: 80mm; padding: 5mm; font-size: 8.5pt; line-height: 1.4; color: #000; }
header { text-align: center; padding-bottom: 2.5mm; border-bottom: 0.5mm solid #000; }
h1 { font-size: 15pt; line-height: 1.3; }
header p { font-size: 10pt; font-weight: 650; }
.note { margin-top: 2.5mm; padding: 1.5mm 2mm; border: 0.4mm dashed #000; font-weight: 700; text-align: center; }
.head { margin-top: 2.5mm; padding: 2mm; border: 0.3mm solid #000; text-align: center; }
.head strong { display: block; font-size: 10.5pt; }
.head.open, .head.none { border-width: 0.8mm; }
.amount { margin-top: 2.5mm; padding-bottom: 2mm; border-bottom: 0.3mm solid #000; }
.amount > div { grid-template-columns: auto 1fr; align-items: baseline; gap: 3mm; }
.amount dt { font-size: 9.5pt; }
.amount dd { font-size: 15pt; font-weight: 750; line-height: 1.3; }
section { padding: 2mm 0; border-bottom: 0.2mm dashed #000; }
h2 { padding-bottom: 0.6mm; font-size: 9pt; }
section dl > div { grid-template-columns: 23mm 1fr; gap: 2mm; padding: 0.4mm 0; }
section .passage { grid-template-columns: 1fr; gap: 0; }
section .figure, section .total { grid-template-columns: auto 1fr; }
section dt { font-weight: 450; }
section .words dd { text-align: right; }
.total { border-top: 0.2mm solid #000; }
.total dt, .total dd { font-weight: 750; }
footer { padding-top: 2mm; font-size: 7pt; line-height: 1.45; }
.mark span { font-size: 44pt; color: rgb(0 0 0 / 9%); }
`

const papers = { a4, 'roll-80': roll } as const satisfies Record<SlipPaper, string>

/** The style sheet of a slip on this paper. */
export const slipStyle = (paper: SlipPaper): string => common + papers[paper]
