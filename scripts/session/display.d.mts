export interface DisplayOptions {
  readonly width?: number
  readonly height?: number
  readonly user?: { readonly uid: number; readonly gid: number }
}
export declare function hasDisplay(): boolean
export declare function startDisplay(options?: DisplayOptions): Promise<{
  readonly environment: { readonly DISPLAY: string }
  readonly stop: () => Promise<void>
}>
