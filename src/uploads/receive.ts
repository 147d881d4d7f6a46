// A whole file from one stream: to the disk, checked on the way and at its end. What fails leaves nothing behind.
import { randomUUID } from 'node:crypto'
import type { Readable } from 'node:stream'
import { RosterError } from '../core/errors.ts'
import { diskError } from '../library/index.ts'
import { EarlyCheck, identifyWhole } from './check.ts'
import { makeFolderOf, removeBelow } from './folders.ts'
import type { Arrived } from './install.ts'
import { chunksOf, type OpenFile, PartialFile } from './partial-file.ts'
import { type Place, type Plan, partialPath } from './plan.ts'

export interface Receiving {
  plan: Plan
  place: Place
  /** Of the file, or a little more. */
  size: number
  openFile?: OpenFile | undefined
}

export async function receiveFile(stream: Readable, { plan, place, size, openFile }: Receiving): Promise<Arrived> {
  const { modelsDir } = place.library
  const path = partialPath(plan, randomUUID(), modelsDir)
  await makeFolderOf(path, modelsDir)
  let partial: PartialFile | undefined
  try {
    partial = await PartialFile.create(path, openFile)
    const check = new EarlyCheck(partial, plan.fileName, size, false)
    for await (const chunk of chunksOf(stream)) {
      await partial.write(chunk)
      await check.look()
    }
    return await finishFile(partial, plan)
  } catch (error) {
    await removeBelow(modelsDir, path)
    throw diskError(error, modelsDir)
  } finally {
    await partial?.close()
  }
}

/** @throws RosterError `not_a_model_file`, `hash_mismatch`. */
export async function finishFile(partial: PartialFile, plan: Plan): Promise<Arrived> {
  await partial.settle()
  const sha256 = partial.sha256()
  const { sha256: expected } = plan.stated
  if (expected !== undefined && expected !== sha256)
    throw new RosterError(
      'hash_mismatch',
      `${plan.fileName} has arrived with the SHA-256 ${sha256}, and ${expected} was announced; send it again`,
    )
  const facts = await identifyWhole(partial, plan.fileName)
  await partial.sync()
  return { plan, partial: partial.path, size: partial.size, sha256, facts }
}
