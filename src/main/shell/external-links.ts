import { shell } from 'electron'
import { ok, type Result } from '../../domain/result.ts'
import type { Confirm } from './dialogs.ts'
import { allowedLink } from './link-policy.ts'

/**
 * Opens a slip in the person's browser, after asking with the host in plain sight. Saying no is not a failure: nothing is
 * opened. The only caller of openExternal.
 */
export async function openExternalLink(
  link: string,
  confirm: Confirm,
): Promise<Result<null, { readonly kind: 'link-not-allowed' }>> {
  const allowed = allowedLink(link)
  if (!allowed.ok) return allowed
  const agreed = await confirm({
    message: `브라우저에서 ${allowed.value.hostname} 페이지를 엽니다.`,
    detail: '결제사의 전표 페이지입니다. 주소에 거래번호와 금액이 들어 있습니다.',
    agree: '열기',
  })
  if (agreed) await shell.openExternal(allowed.value.href)
  return ok(null)
}
