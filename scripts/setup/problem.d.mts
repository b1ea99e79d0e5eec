export declare class SetupProblem extends Error {
  constructor(sentence: string, remedy: string)
  readonly remedy: string
}
export declare class SetupStopped extends Error {}
export declare function say(line: string): void
export declare function giveUp(thrown: unknown): never
export declare function sayProblem(thrown: unknown): void
