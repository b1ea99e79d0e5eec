import type { Api } from '../api.ts'
import type { DeskStatus } from '../screen.ts'

/** Nobody is at the desk: the 관리자 is made, or somebody signs in. */
export function SignIn({ status }: { readonly api: Pick<Api, 'operators'>; readonly status: DeskStatus }) {
  return <main>{status.session.state}</main>
}
