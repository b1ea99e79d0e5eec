/** Runs a work once at a time; asked again meanwhile, it runs once more afterwards. */
export function createOneAtATime(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null
  let again = false
  const run = async () => {
    try {
      do {
        again = false
        await work()
      } while (again)
    } finally {
      running = null
    }
  }
  return () => {
    if (running !== null) again = true
    running ??= run()
    return running
  }
}
