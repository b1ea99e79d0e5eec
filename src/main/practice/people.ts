import type { Operator } from '../../domain/operator.ts'

/** Who works at the practice shops beside the 관리자: one of each role, so that approving and handing over can be learned. Nobody has a PIN. */
export const practicePeople: readonly Operator[] = [
  { id: 'practice-viewer', name: '정조회', role: 'viewer' },
  { id: 'practice-cs', name: '박상담', role: 'cs' },
  { id: 'practice-finance', name: '이재무', role: 'finance' },
  { id: 'practice-approver', name: '최승인', role: 'approver' },
]
