// npm run sandbox -- --gateway payple|kcp --port N [--scene NAME]: one gateway's sandbox alone. stdout belongs to it:
// all about the set-up goes to stderr.
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { whenNpmEnds } from './session/child.mjs'
import { buildApp } from './setup/build.mjs'
import { prepare } from './setup/index.mjs'
import { repository } from './setup/places.mjs'
import { giveUp } from './setup/problem.mjs'

try {
  await prepare('sandbox')
  await buildApp()
  // In this very process, as if it had been started instead of us: its own handling of SIGTERM and its exit code hold.
  const program = path.join(repository, 'out', 'main', 'sandbox.js')
  whenNpmEnds(() => process.kill(process.pid, 'SIGTERM'))
  process.argv.splice(1, 1, program)
  await import(pathToFileURL(program).href)
} catch (problem) {
  giveUp(problem)
}
