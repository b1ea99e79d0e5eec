export interface PlatformEntry {
  readonly version: string
  readonly dev?: true
  readonly optional: true
  readonly os: readonly string[]
  readonly cpu: readonly string[]
  readonly libc?: readonly string[]
}
export declare function lackingEntries(packages: Record<string, unknown>): Record<string, PlatformEntry>
