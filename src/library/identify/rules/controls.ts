// What steers another model: ControlNet, IP-Adapter, T2I-Adapter. Tested before main models, whose names some of them have.
import type { BaseModelName } from '../../../vocabulary/index.ts'
import type { Rule } from './rule.ts'

const WIDTHS: readonly (readonly [number, BaseModelName, string])[] = [
  [768, 'sd1', 'for SD 1.x, 768 wide'],
  [1024, 'sd2', 'for SD 2.x, 1024 wide'],
  [2048, 'sdxl', 'for SDXL, 2048 wide'],
]

/** What it steers, by how wide the text is that a cross-attention listens to. */
const byWidth = (...patterns: string[]): Rule[] =>
  patterns.flatMap((pattern) =>
    WIDTHS.map(
      ([width, base_model, because]): Rule => ({ says: { base_model }, size: [[pattern, -1, width]], because }),
    ),
  )

const control = { type: 'controlnet' } as const
const flux = { base_model: 'flux_dev', among: ['flux_schnell'], sureness: 0.85 } as const

export const CONTROLS: readonly Rule[] = [
  {
    says: { type: 'ip_adapter', ...flux },
    any: ['**.ip_adapter_double_stream_k_proj.weight', '**.ip_adapter_double_stream_v_proj.weight'],
    because: "an IP-Adapter for FLUX.1 in XLabs' names",
  },
  {
    says: { type: 'ip_adapter' },
    any: ['**.to_k_ip.weight', 'image_proj.**', 'ip_adapter.**'],
    because: 'an IP-Adapter',
    variants: byWidth('ip_adapter.1.to_k_ip.weight', '**.to_k_ip.weight'),
  },
  {
    says: { type: 'controlnet', ...flux },
    any: ['controlnet_x_embedder.weight', 'controlnet_blocks.*.weight'],
    has: ['single_transformer_blocks.*.attn.to_k.weight'],
    because: 'a ControlNet with the blocks of FLUX.1',
  },
  {
    says: control,
    any: ['control_model.**', 'input_hint_block.**'],
    because: 'a ControlNet',
    variants: byWidth(
      'control_model.input_blocks.2.1.transformer_blocks.0.attn2.to_k.weight',
      'control_model.input_blocks.4.1.transformer_blocks.0.attn2.to_k.weight',
      'input_blocks.2.1.transformer_blocks.0.attn2.to_k.weight',
      'input_blocks.4.1.transformer_blocks.0.attn2.to_k.weight',
    ),
  },
  {
    says: control,
    any: ['controlnet_down_blocks.**', 'controlnet_cond_embedding.**'],
    because: "a ControlNet in diffusers' names",
    variants: byWidth(
      'down_blocks.0.attentions.0.transformer_blocks.0.attn2.to_k.weight',
      'down_blocks.1.attentions.0.transformer_blocks.0.attn2.to_k.weight',
    ),
  },
  { says: control, has: ['lora_controlnet'], because: 'a ControlNet kept as a difference (control-LoRA)' },
  {
    says: { ...control, base_model: 'zimage' },
    has: ['control_layers.**'],
    because: 'a ControlNet for Z-Image',
  },
  { says: control, has: ['controlnet_blocks.**'], because: 'a ControlNet for a transformer' },
  {
    says: { type: 't2i_adapter' },
    any: ['adapter.body.**', 'body.0.in_conv.weight', 'body.*.resnets.**'],
    because: 'a T2I-Adapter',
  },
]
