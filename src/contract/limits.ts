/** Most payments one batch of look-ups takes. */
export const mostLookUps = 200
