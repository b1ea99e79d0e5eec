/** Words of who is at the desk, in the header. */
export const operatorMenu = {
  label: (name: string, role: string) => `담당자 ${name}, ${role}`,
  lock: '잠그기',
  lockKey: 'Ctrl L',
  changePin: 'PIN 바꾸기',
  practice: '연습에서 맡을 담당자',
} as const
