// Whoever may ask for jobs.
import type { Actor } from '../core/actor.ts'

export type User = Actor<'user' | 'admin'>
