export interface Runtime {
  readonly electron: string
  readonly electronVersion: string
  readonly sqliteAddon: string | null
}
export declare function runtimeEnvironment(runtime: Runtime): Record<string, string>
