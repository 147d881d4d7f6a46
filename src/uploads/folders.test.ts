// Folders that cannot be made.
import { expect, it } from 'vitest'
import { makeFolderOf } from './folders.ts'

it.runIf(process.platform === 'linux')('says of a disk that may only be read that it cannot be written', async () => {
  // As with a disk that is mounted to be read, the system answers ENOENT for the whole path.
  const made = makeFolderOf('/proc/custom/model.safetensors', '/proc')
  await expect(made).rejects.toMatchObject({ code: 'not_writable' })
})
