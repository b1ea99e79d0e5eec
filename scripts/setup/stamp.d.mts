export declare function stampOf(root: string, names: readonly string[], facts?: readonly string[]): string
