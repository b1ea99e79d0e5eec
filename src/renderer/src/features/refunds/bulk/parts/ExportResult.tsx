import { useState } from 'react'
import type { ScreenProps } from '../../../../screen.ts'
import { formatCount } from '../../../../text/format.ts'
import { bulk as words } from '../../../../text/ko/bulk.ts'
import { Button } from '../../../../ui/Button.tsx'
import { Select } from '../../../../ui/Select.tsx'
import type { BulkDesk } from '../store.ts'

type Encoding = keyof typeof words.encodings
const encodings = ['utf-8', 'cp949'] as const satisfies readonly Encoding[]

/** Saves the result, one row per line of the file. */
export function ExportResult({ desk, say }: { readonly desk: BulkDesk } & Pick<ScreenProps, 'say'>) {
  const [encoding, setEncoding] = useState<Encoding>('utf-8')
  const save = async () => {
    const written = await desk.exportResult(encoding)
    if (written !== null) say({ kind: 'good', text: words.exported(formatCount(written.rows), written.fileName) })
  }
  return (
    <>
      <Select
        isCompact
        label={words.encoding}
        value={encoding}
        onChange={setEncoding}
        choices={encodings.map((id) => ({ id, name: words.encodings[id] }))}
      />
      <Button asks="bulk" size="small" onPress={() => void save()} isDisabled={desk.isExporting}>
        {desk.isExporting ? words.exporting : words.export}
      </Button>
    </>
  )
}
