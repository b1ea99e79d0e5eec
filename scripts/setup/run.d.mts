export declare function run(
  command: string,
  parameters: readonly string[],
  options?: {
    readonly cwd?: string
    readonly env?: Record<string, string | undefined>
    readonly seconds?: number
    readonly input?: string
    readonly user?: { readonly uid: number; readonly gid: number }
  },
): Promise<{ readonly code: number; readonly stdout: string; readonly output: string }>
export declare function saysNoNetwork(output: string): boolean
export declare function lastLines(output: string, lines?: number): string
