export declare function alone<T>(work: () => Promise<T>, file?: string): Promise<T>
export declare function isAlive(id: number): boolean
