export declare function packagesMissing(root?: string): boolean
