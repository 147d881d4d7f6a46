// What a person means by the name of a model or of a task.
import { type JobCreate, type Roster, RosterError } from '@roster/client'
import { MODALITIES, type Modality } from '../vocabulary/index.ts'
import { UsageError } from './failure.ts'

type Target = Pick<JobCreate, 'model' | 'modality' | 'task'>

const isModality = (text: string): text is Modality => MODALITIES.some((modality) => modality === text)

/** A model stands before a task of the same name. @throws UsageError where neither is known. */
export async function targetOf(roster: Roster, what: string): Promise<Target> {
  const [head = '', ...rest] = what.split('/')
  if (isModality(head) && rest.length > 0) return { modality: head, task: rest.join('/') }
  if (await isModel(roster, what)) return { model: what }
  const { models } = await roster.models.list({ task: what })
  const modalities = [...new Set(models.map(({ modality }) => modality))]
  const [modality] = modalities
  if (!modality) throw new UsageError(`There is no model "${what}", and none for a task of this name`)
  if (modalities.length === 1) return { modality, task: what }
  throw new UsageError(`Say which: ${modalities.map((each) => `${each}/${what}`).join(' or ')}`)
}

async function isModel(roster: Roster, name: string): Promise<boolean> {
  try {
    await roster.models.read(name)
    return true
  } catch (error) {
    if (RosterError.isInstance(error) && error.code === 'not_found') return false
    throw error
  }
}
