// A form with one file (RFC 7578), read as it comes: the fields first, then the file, then nothing more.
import type { IncomingHttpHeaders } from 'node:http'
import type { Readable } from 'node:stream'
import busboy from 'busboy'
import { invalid, messageOf, RosterError } from '../core/errors.ts'

const FILE = 'file'
/** A description of 20,000 characters, each of four bytes at most. */
const MOST_FIELD_BYTES = 80_000
const MOST_FIELDS = 20

export interface FormFile {
  /** As its sender calls it. */
  name: string
  fields: Readonly<Record<string, string>>
  stream: Readable
}

interface Reading<Result> {
  /** Reads the file to its end. It is done with it, or has failed and cleaned up, before `readForm` ends. */
  take(file: FormFile): Promise<Result>
  /** Cleans up what `take` made, where the rest of the form is wrong. */
  drop(result: Result): Promise<void>
}

/**
 * @returns what `take` made of the file, once the form has ended as it should.
 * @throws RosterError `invalid` for a form that is not as described; whatever `take` throws.
 */
export function readForm<Result>(
  body: Readable,
  headers: IncomingHttpHeaders,
  { take, drop }: Reading<Result>,
): Promise<Result> {
  const form = openForm(headers)
  const fields: Record<string, string> = Object.create(null)
  return new Promise((resolve, reject) => {
    let file: { stream: Readable; taken: Promise<Result> } | undefined
    let isEnded = false
    const end = (settle: () => void) => {
      if (isEnded) return
      isEnded = true
      body.unpipe(form)
      body.off('error', onBreak).off('close', onBreak)
      // What is left of the body is not for the form any more, but an answer may still have to go the other way.
      body.on('error', () => undefined)
      settle()
    }
    const fail = (error: unknown) =>
      end(() => {
        file?.stream.destroy(error instanceof Error ? error : new Error(messageOf(error)))
        form.destroy()
        const dropped = (file?.taken ?? Promise.reject(error)).then(drop)
        // Why it failed is known; that there was nothing to drop is not the reason.
        void dropped.catch(() => undefined).then(() => reject(error))
      })
    const onBreak = () => {
      if (!body.readableEnded) fail(invalid('/file', 'did not arrive whole: the connection broke off'))
    }

    form.on('field', (name = '', value, { valueTruncated }) => {
      if (file) fail(invalid(`/${name}`, 'must come before the file, because the file is read as it comes'))
      else if (valueTruncated) fail(invalid(`/${name}`, `must have at most ${MOST_FIELD_BYTES} bytes`))
      else if (name in fields) fail(invalid(`/${name}`, 'must be given once'))
      else fields[name] = value
    })
    form.on('file', (name, stream, { filename }) => {
      stream.on('error', () => undefined)
      // The block that was wrong may hold more than what was wrong in it.
      if (isEnded) return stream.destroy()
      if (name !== FILE) return fail(invalid(`/${name ?? ''}`, `is no file of this form; the file is called "${FILE}"`))
      if (!filename) return fail(invalid('/file', 'must have a file name, such as model.safetensors'))
      const taken = take({ name: filename, fields: { ...fields }, stream })
      file = { stream, taken }
      taken.catch(fail)
    })
    form.on('filesLimit', () => fail(invalid('/file', 'must be one file; send each with a request of its own')))
    form.on('fieldsLimit', () => fail(new RosterError('invalid', `The form has more than ${MOST_FIELDS} fields`)))
    form.on('error', (error) => fail(new RosterError('invalid', `The form cannot be read: ${messageOf(error)}`)))
    form.on('close', () => {
      const received = file
      if (received) end(() => void received.taken.then(resolve, reject))
      else fail(invalid('/file', 'is required: the form has no file'))
    })
    body.on('error', onBreak).on('close', onBreak)
    body.pipe(form)
  })
}

function openForm(headers: IncomingHttpHeaders): busboy.Busboy {
  if (!/^multipart\/form-data\b/i.test(headers['content-type'] ?? ''))
    throw new RosterError('invalid', 'The content-type must be multipart/form-data, with a file called "file"')
  try {
    return busboy({
      headers,
      defParamCharset: 'utf8',
      limits: { files: 1, fields: MOST_FIELDS, fieldSize: MOST_FIELD_BYTES, fieldNameSize: 100 },
    })
  } catch (error) {
    throw new RosterError('invalid', `The form cannot be read: ${messageOf(error)}`)
  }
}
