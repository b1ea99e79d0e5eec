import { failed, ok, type Result } from '../../domain/result.ts'
import { createFitCheck, encoded, textOf, toCsv } from './csv-text.ts'
import { byteOrderMark } from './encoding.ts'
import type { FileProblem, TableRequest, WrittenTable } from './file-lane.ts'
import { type CreateFile, createFile, writeWhole } from './whole-file.ts'

/** Writes a short table; see `FileLane.writeTable`. `create` is for tests of a failing disk. */
export function writeTable(
  { file, encoding, headers, rows }: TableRequest,
  create: CreateFile = createFile,
): Promise<Result<WrittenTable, FileProblem>> {
  return writeWhole<WrittenTable>(file, create, async (append) => {
    const texts = [headers, ...rows.map((row) => row.map(textOf))]
    const text = toCsv(texts)
    const fit = createFitCheck(encoding, headers)
    fit.look(text, () => texts)
    if (fit.count() > 0) return failed({ kind: 'characters-do-not-fit', misfits: fit.misfits(), count: fit.count() })
    const body = encoded(text, encoding)
    const mark = encoding === 'utf-8' ? byteOrderMark : new Uint8Array()
    await append(Buffer.concat([mark, body]))
    return ok({ rows: rows.length, bytes: mark.length + body.length })
  })
}
