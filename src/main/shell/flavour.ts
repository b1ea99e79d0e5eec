declare const FLAVOUR: 'dev' | 'test' | 'ship'

/** Who a build is for (decision 16): `dev` and `test` read the YEONGSU_ variables, a `ship` build contains no reader of them. */
export type Flavour = typeof FLAVOUR

/** The flavour of this build, set as a constant by electron.vite.config.ts. */
export const flavour: Flavour = FLAVOUR
