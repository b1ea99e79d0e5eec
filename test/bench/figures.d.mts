export interface Summary {
  readonly median: number
  readonly min: number
  readonly rounds: number
}
export interface Beside {
  readonly ours: Summary
  readonly rival: Summary
  readonly ratio: { readonly median: number; readonly min: number; readonly max: number }
}
export declare function percentile(values: readonly number[], share: number): number
export declare function median(values: readonly number[]): number
export declare function summary(values: readonly number[]): Summary
export declare function beside(ours: readonly number[], rival: readonly number[]): Beside
export declare function isMet(figure: number, goal: number | null): boolean | null
