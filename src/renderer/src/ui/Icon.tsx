/** Line drawings on a 20 × 20 ground, drawn with the current colour. */
const paths = {
  transactions: 'M3 5.5h14M3 10h14M3 14.5h9',
  refunds: 'M4 8h8.5a3.5 3.5 0 0 1 0 7H8M4 8l3.5-3.5M4 8l3.5 3.5',
  receipts: 'M5 3h10v14l-2.5-1.6L10 17l-2.5-1.6L5 17zM8 7h4M8 10.5h4',
  reconciliation: 'M3 4h5v12H3zM12 4h5v12h-5zM9 8.5h2M9 11.5h2',
  links:
    'M8.4 11.6a3.2 3.2 0 0 0 4.6.1l2.5-2.5a3.2 3.2 0 0 0-4.6-4.6L9.7 5.8m1.9 2.6a3.2 3.2 0 0 0-4.6-.1L4.5 10.8a3.2 3.2 0 0 0 4.6 4.6l1.2-1.2',
  confirmations: 'M10 3a7 7 0 1 1 0 14 7 7 0 0 1 0-14m0 3.5V10l2.5 2',
  imports: 'M7 3v11M7 3 4 6M7 3l3 3M13 17V6m0 11-3-3m3 3 3-3',
  settings: 'M4 6h6m4 0h2M4 14h2m4 0h6M12 4v4M8 12v4',
  search: 'M9 3.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11m4 9.5 3.5 3.5',
  close: 'm5 5 10 10M15 5 5 15',
  copy: 'M7 7h9v9H7zM4 13V4h9',
  check: 'm4 10.5 4 4 8-9',
  down: 'm5.5 8 4.5 4.5L14.5 8',
  right: 'm8 5.5 4.5 4.5L8 14.5',
  back: 'M12 5.5 7.5 10l4.5 4.5',
  keys: 'M3 5.5h14v9H3zM6 8.5h.01M9 8.5h.01M12 8.5h.01M14.5 8.5h.01M6.5 11.8h7',
  look: 'M2.5 10S5.2 5 10 5s7.5 5 7.5 5-2.7 5-7.5 5-7.5-5-7.5-5m7.5-2a2 2 0 1 1 0 4 2 2 0 0 1 0-4',
  info: 'M10 3a7 7 0 1 1 0 14 7 7 0 0 1 0-14m0 6v4.5M10 6.6h.01',
  warn: 'M10 3.5 17.5 16h-15zM10 8.5v3.5M10 14h.01',
  plus: 'M10 4v12M4 10h12',
} as const

/** Which drawing. */
export type IconName = keyof typeof paths

/** A drawing beside words; screen readers pass over it. */
export function Icon({ name, size = 18 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 20 20" fill="none" aria-hidden="true" focusable="false">
      <path d={paths[name]} stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  )
}
