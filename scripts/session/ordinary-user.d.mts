export interface OrdinaryUser {
  readonly executable: string
  readonly app: string
  readonly home: string
  readonly user?: { readonly uid: number; readonly gid: number }
  readonly environment: Record<string, string>
  readonly stop: () => Promise<void>
}
export declare function asOrdinaryUser(source: {
  readonly electron: string
  readonly app: string
  readonly sqliteAddon: string | null
}): Promise<OrdinaryUser>
