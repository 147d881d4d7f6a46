// What can be said of a file before a byte of it is sent.
import { ADD } from '../../texts/add.ts'

const ENDING = /\.(safetensors|sft|gguf|ckpt|pth|pt|bin|onnx)$/i

/** What keeps it from being uploaded; undefined where nothing does. */
export function faultOf({ name, size }: Pick<File, 'name' | 'size'>, freeBytes: number | null): string | undefined {
  if (!ENDING.test(name)) return ADD.upload.notAModel(name)
  if (size === 0) return ADD.upload.empty(name)
  if (freeBytes !== null && size > freeBytes) return ADD.upload.noRoom(size, freeBytes)
  return undefined
}

/** `my-style_v2.safetensors` as the name of a model. */
export const nameOf = (fileName: string): string => fileName.replace(ENDING, '')
