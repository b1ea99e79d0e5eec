import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

/** What scrypt costs: 2^15 × 8 blocks, 32 MB and about a tenth of a second, for each try. */
const cost = { N: 2 ** 15, r: 8, p: 1 } as const
const memory = 128 * cost.N * cost.r * 2
const saltBytes = 16
const keyBytes = 32

/** What is kept of a PIN: `scrypt:N:r:p:salt:key`, from which the PIN cannot be read. */
export async function sealPin(pin: string): Promise<string> {
  const salt = randomBytes(saltBytes)
  const key = await derive(pin, salt, cost)
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64'), key.toString('base64')].join(':')
}

/** Is this the PIN that was kept? False, too, for what is kept in another form. */
export async function fitsPin(pin: string, kept: string): Promise<boolean> {
  const [kind, n, r, p, salt, key] = kept.split(':')
  if (kind !== 'scrypt' || salt === undefined || key === undefined) return false
  const right = Buffer.from(key, 'base64')
  const tried = await derive(pin, Buffer.from(salt, 'base64'), { N: Number(n), r: Number(r), p: Number(p) })
  return right.length === tried.length && timingSafeEqual(right, tried)
}

const derive = (pin: string, salt: Buffer, { N, r, p }: Record<'N' | 'r' | 'p', number>): Promise<Buffer> =>
  new Promise((done, refuse) => {
    scrypt(pin, salt, keyBytes, { N, r, p, maxmem: memory }, (problem, key) =>
      problem === null ? done(key) : refuse(problem),
    )
  })
