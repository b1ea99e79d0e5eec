import { app, type Session, session } from 'electron'

/** What the shell refused, for the log: only kinds, never an address. */
export type Refused =
  | { readonly what: 'request'; readonly kind: string }
  | { readonly what: 'permission'; readonly kind: string }
  | { readonly what: 'download'; readonly kind: 'download' }

/**
 * The session of our windows. Without `persist:` it lives in memory: no page, cache or cookie of a buyer's data ever lies
 * in the profile.
 */
export const deskSession = (): Session => session.fromPartition('desk')

/** Puts every session there will be, the default one too, under the same policy. Call once, before `ready`, when there is none yet. */
export function guardSessions(refused: (what: Refused) => void): void {
  app.on('session-created', (made) => guardSession(made, refused))
}

function guardSession(guarded: Session, refused: (what: Refused) => void): void {
  refusePermissions(guarded, refused)
  guarded.webRequest.onBeforeRequest((details, answer) => {
    const allowed = isOwnRequest(details.url)
    if (!allowed) refused({ what: 'request', kind: schemeOf(details.url) })
    answer({ cancel: !allowed })
  })
  guarded.on('will-download', (event) => {
    event.preventDefault()
    refused({ what: 'download', kind: 'download' })
  })
  // Chromium fetches a dictionary for the interface's language from the network as soon as a session is made.
  guarded.setSpellCheckerLanguages([])
  guarded.setSpellCheckerEnabled(false)
  // The request filter is not asked about files of the disk.
  guarded.protocol.handle('file', () => new Response(null, { status: 404 }))
}

function refusePermissions(guarded: Session, refused: (what: Refused) => void): void {
  guarded.setPermissionRequestHandler((_contents, permission, answer) => {
    refused({ what: 'permission', kind: permission })
    answer(false)
  })
  guarded.setPermissionCheckHandler(() => false)
  guarded.setDevicePermissionHandler(() => false)
  guarded.setDisplayMediaRequestHandler((_request, answer) => answer({}))
}

/** Only our own files, and the inspector's where it is allowed at all: every other call is made by main. */
const isOwnRequest = (url: string): boolean => ['app', 'devtools'].includes(schemeOf(url))

const schemeOf = (url: string): string => /^([a-z][a-z0-9+.-]{0,20}):/.exec(url)?.[1] ?? 'unreadable'
