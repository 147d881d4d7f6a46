// Who wrote an adapter, by how it names things. The names are those of the file.
import type { Rule } from './rule.ts'

const lora = { type: 'lora' } as const

/** By the names of layers: the first that holds. */
export const WRITERS: readonly Rule[] = [
  { says: lora, any: ['lora_unet_**', 'lora_te_**', 'lora_te1_**', 'lora_te2_**'], because: "a LoRA in kohya's names" },
  { says: lora, any: ['lora_transformer_**'], because: "a LoRA in OneTrainer's names" },
  { says: lora, any: ['lycoris_**'], because: "an adapter in LyCORIS' names" },
  {
    says: lora,
    any: ['double_blocks.*.processor.qkv_lora1.down.weight', 'double_blocks.*.processor.proj_lora1.down.weight'],
    because: "a LoRA in XLabs' names",
  },
  { says: lora, any: ['diffusion_model.**'], because: "a LoRA in ComfyUI's names, as AI Toolkit writes them" },
  { says: lora, any: ['base_model.model.**'], because: "a LoRA in PEFT's names" },
  { says: lora, any: ['transformer.**', 'unet.**', 'text_encoder.**'], because: "a LoRA in diffusers' names" },
]

/** By the kind of change: the first that holds. */
export const KINDS: readonly Rule[] = [
  {
    says: lora,
    any: ['**.lokr_w1', '**.lokr_w1_a', '**.lokr_w2', '**.lokr_w2_a'],
    because: 'LoKr, a Kronecker product',
  },
  { says: lora, any: ['**.hada_w1_a'], because: 'LoHa, a Hadamard product' },
  { says: lora, any: ['**.oft_blocks', '**.oft_diag'], because: 'OFT, an orthogonal change' },
  { says: lora, any: ['**.on_input'], because: 'IA3, a change of scale' },
  { says: lora, any: ['**.dora_scale'], because: 'DoRA, with a magnitude of its own' },
]
