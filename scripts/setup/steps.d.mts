export interface Step {
  readonly name: string
  readonly doing: string
  readonly after?: readonly string[]
  readonly missing: () => boolean | Promise<boolean>
  readonly mend: () => unknown
}
export declare function runSteps(
  steps: readonly Step[],
  to?: {
    readonly tell?: (line: string) => void
    readonly report?: (problem: unknown) => void
  },
): Promise<string[]>
export declare function anyMissing(steps: readonly Step[]): Promise<boolean>
