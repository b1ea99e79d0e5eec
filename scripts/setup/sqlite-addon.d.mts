export declare function nodeNeedsOwnAddon(nodeApi?: string): boolean
export declare function electronNeedsOwnAddon(electronVersion: string | undefined): boolean
