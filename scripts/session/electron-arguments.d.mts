export declare function electronArguments(machine?: {
  readonly uid?: number | undefined
  readonly platform?: NodeJS.Platform
}): { arguments: string[]; note: string | null }
