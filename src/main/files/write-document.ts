import { ok, type Result } from '../../domain/result.ts'
import type { DocumentRequest, FileProblem, WrittenDocument } from './file-lane.ts'
import { type CreateFile, createFile, writeWhole } from './whole-file.ts'

/** Writes a finished document; see `FileLane.writeDocument`. `create` is for tests of a failing disk. */
export function writeDocument(
  { file, bytes }: DocumentRequest,
  create: CreateFile = createFile,
): Promise<Result<WrittenDocument, FileProblem>> {
  return writeWhole<WrittenDocument>(file, create, async (append) => {
    await append(bytes)
    return ok({ bytes: bytes.length })
  })
}
