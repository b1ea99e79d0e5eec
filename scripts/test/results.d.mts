export interface Tally {
  readonly passed: number
  readonly failures: readonly { readonly name: string; readonly message: string }[]
}
export declare function tallyOfCheck(name: string, succeeded: boolean): Tally
export declare function tallyOfVitest(report: unknown, code: number): Tally
export declare function tallyOfPlaywright(report: unknown, code: number): Tally
export declare function sumUp(tallies: readonly Tally[]): {
  readonly table: readonly string[]
  readonly line: string
  readonly succeeded: boolean
}
