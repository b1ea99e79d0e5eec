/** Words of the refund slip's buttons. */
export const refundSlip = {
  title: '환불 전표',
  paper: '용지',
  papers: { a4: 'A4', 'roll-80': '80 mm 롤' },
  save: 'PDF 저장',
  saving: '저장하는 중',
  print: '인쇄',
  printing: '인쇄하는 중',
  head: (line: string) => `전표에 적히는 결과: ${line}`,
  saved: '전표를 저장했습니다.',
  savedAs: (fileName: string, folder: string) => `${fileName} — ${folder}`,
  printed: '전표를 프린터로 보냈습니다.',
} as const
