import type { SetupProblem } from './problem.mjs'
export declare function startRefusal(output: string, electron: string): SetupProblem | null
