import { failed, ok, type Result } from '../../../domain/result.ts'
import { type Connection, type Refusal, unreachableCode } from '../call.ts'
import type { Http } from '../http.ts'
import { askCancel, askInquiry, type Patience, type Reply } from './client.ts'
import { codeOf, isNoSuchPayment, refusalOf } from './codes.ts'
import { readIdentity, unreadableCredentials } from './credentials.ts'
import { relayOf } from './options.ts'

type Tested = Promise<Result<{ readonly message: string }, Refusal>>

/** A number no payment has: KCP's "no such payment" proves that it read the certificate and the signature. */
const noPayment = '00000000000000'

/** Asks for a payment that does not exist: address, site code, certificate and signature. */
export async function testConnection(http: Http, connection: Connection, patience: Patience): Tested {
  const identity = readIdentity(connection.credentials)
  if (identity === null) return failed(unreadableCredentials)
  const reply = await askInquiry(http, connection, identity, noPayment, 'PACA', patience)
  if (reply.kind !== 'answered') return failed(unanswered(reply, connection))
  const { res_cd, res_msg } = reply.answer
  if (isNoSuchPayment(res_cd) || codeOf(res_cd)?.meaning === 'ok') {
    return ok({
      message:
        'KCP가 사이트 코드와 인증서를 받아들였습니다. 환불은 KCP 파트너관리자에 등록된 IP에서만 됩니다. 취소 IP 확인으로 미리 볼 수 있습니다.',
    })
  }
  return failed(refusalOf(res_cd, res_msg))
}

const unregistered = '8012'

/**
 * Asks KCP to cancel a payment that does not exist, to see whether it takes cancels from where this desk speaks (KCP guide §1.10): an
 * address that is not registered is refused before the payment is looked for, or so one hopes; the answer says what was seen.
 */
export async function checkAddress(http: Http, connection: Connection, patience: Patience): Tested {
  const identity = readIdentity(connection.credentials)
  if (identity === null) return failed(unreadableCredentials)
  const fields = { mod_type: 'STSC', tno: noPayment, mod_desc: '취소 IP 확인' } as const
  const reply = await askCancel(http, connection, identity, fields, patience)
  if (reply.kind !== 'answered') return failed(unanswered(reply, connection))
  const { res_cd, res_msg } = reply.answer
  const from = whereFrom(connection)
  if (isNoSuchPayment(res_cd)) {
    return ok({ message: `${from}에서 보낸 취소를 KCP가 IP로 거절하지 않았습니다(없는 거래로 확인, ${res_cd}).` })
  }
  const refusal = refusalOf(res_cd, res_msg)
  return res_cd === unregistered
    ? failed({ ...refusal, message: `${from}의 IP가 KCP에 등록되지 않았습니다.` })
    : failed(refusal)
}

/** Where KCP sees the desk's calls come from, as the operator knows it. */
const whereFrom = ({ choices }: Connection): string => {
  const relay = relayOf(choices)
  return relay === null ? '이 PC의 인터넷 회선' : `중계 서버 ${relay.replace('https://', '')}`
}

function unanswered(reply: Exclude<Reply<unknown>, { readonly kind: 'answered' }>, { choices }: Connection): Refusal {
  const isUnreached = reply.kind === 'not-sent'
  const relay = relayOf(choices)
  return {
    code: isUnreached ? unreachableCode : 'CONNECTION',
    message: isUnreached ? 'KCP에 연결되지 않았습니다.' : 'KCP의 응답을 읽을 수 없습니다.',
    remedy:
      relay === null
        ? '인터넷 연결과 방화벽(443)을 확인하고 다시 시도하세요.'
        : '설정 › 상점의 중계 서버 주소와 그 서버의 상태를 확인하고 다시 시도하세요.',
    balanceDiffers: false,
  }
}
