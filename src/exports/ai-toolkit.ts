// A training configuration for AI Toolkit: the keys that the architecture needs, over what every training has.
import { Document, isMap } from 'yaml'
import type { JsonObject } from '../core/record.ts'
import { isObject } from '../core/record.ts'
import type { Arch } from './archs.ts'
import type { AiToolkitExport } from './contract.ts'

export interface Training {
  request: AiToolkitExport
  /** Undefined where neither the model nor the request tells it. */
  arch: Arch | undefined
  /** Instead of the architecture's own, by dotted path. */
  places: Readonly<Record<string, string>>
  name: string
}

/** Known as its makers print it: a training without it would begin with their own weights. */
const TO_FILL = ' fill in: a folder, a file or a Hugging Face repository of the base model'

export function trainingText({ request, arch, places, name }: Training): string {
  const process = processOf(request, arch)
  for (const [path, value] of Object.entries({ ...arch?.defaults, ...places })) put(process, path, value)
  put(process, 'model.name_or_path', places['model.name_or_path'] ?? '')
  const config = { job: 'extension', config: { name, process: [process] }, meta: { name: '[name]', version: '1.0' } }
  const document = new Document(config)
  const model = document.getIn(['config', 'process', 0, 'model'])
  if (isMap(model) && !places['model.name_or_path']) comment(model.get('name_or_path', true))
  return document.toString({ lineWidth: 0 })
}

function comment(node: unknown): void {
  if (isObject(node)) node.comment = TO_FILL
}

function processOf({ dataset_path, trigger_word }: AiToolkitExport, arch: Arch | undefined): JsonObject {
  const subject = trigger_word === null ? 'a photo' : '[trigger]'
  const frames = arch?.dataset_needs.includes('num_frames') ? arch.defaults['sample.num_frames'] : undefined
  return {
    type: 'sd_trainer',
    training_folder: 'output',
    device: 'cuda:0',
    ...(trigger_word !== null && { trigger_word }),
    network: { type: 'lora', linear: 16, linear_alpha: 16 },
    save: { dtype: 'float16', save_every: 250, max_step_saves_to_keep: 4 },
    datasets: [
      {
        folder_path: dataset_path,
        caption_ext: 'txt',
        caption_dropout_rate: 0.05,
        cache_latents_to_disk: true,
        resolution: [512, 768, 1024],
        ...(frames !== undefined && { num_frames: frames }),
      },
    ],
    train: {
      batch_size: 1,
      steps: 2000,
      gradient_accumulation_steps: 1,
      gradient_checkpointing: true,
      train_unet: true,
      train_text_encoder: false,
      optimizer: 'adamw8bit',
      lr: 1e-4,
      noise_scheduler: noiseOf(arch),
      dtype: 'bf16',
    },
    model: { name_or_path: '', arch: arch?.name ?? '' },
    sample: {
      sampler: noiseOf(arch),
      sample_every: 250,
      width: 1024,
      height: 1024,
      seed: 42,
      walk_seed: true,
      guidance_scale: 4,
      sample_steps: 20,
      neg: '',
      prompts: [subject, `${subject}, outdoors in the evening`],
    },
  }
}

/** Of the oldest two alone it is another. */
const noiseOf = (arch: Arch | undefined): string =>
  arch?.name === 'sdxl' || arch?.name === 'sd15' ? 'ddpm' : 'flowmatch'

/** @param value null removes the key. */
function put(target: JsonObject, path: string, value: unknown): void {
  const [group = '', key = ''] = path.split('.')
  const section = isObject(target[group]) ? target[group] : {}
  target[group] = section
  if (value === null) delete section[key]
  else section[key] = value
}
