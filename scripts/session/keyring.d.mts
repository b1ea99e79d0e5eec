export interface KeyringOptions {
  readonly profile: string
  readonly user?: { readonly uid: number; readonly gid: number }
}
export interface PrivateKeyring {
  readonly environment: Record<string, string>
  readonly stop: () => Promise<void>
}
export declare function sessionKeyring(): Promise<'open' | 'locked' | 'none'>
export declare function startKeyring(options: KeyringOptions): Promise<PrivateKeyring>
