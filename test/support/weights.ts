// Small files of weights that are what they say, and some that are not.

/** A safetensors file whose tensors have these shapes; `extra` bytes are added to their data. */
export function safetensors(tensors: Record<string, readonly number[]>, metadata: Record<string, string> = {}): Buffer {
  let end = 0
  const entries = Object.entries(tensors).map(([name, shape]) => {
    const start = end
    end += shape.reduce((product, size) => product * size, 2)
    return [name, { dtype: 'F16', shape, data_offsets: [start, end] }] as const
  })
  const header = Buffer.from(JSON.stringify({ __metadata__: metadata, ...Object.fromEntries(entries) }))
  const prefix = Buffer.alloc(8)
  prefix.writeBigUInt64LE(BigInt(header.length))
  return Buffer.concat([prefix, header, Buffer.alloc(end, 7)])
}

/** A LoRA for SDXL, as its keys tell; a little more than `bytes`. */
export const loraOf = (bytes: number): Buffer =>
  safetensors({
    'lora_unet_input_blocks_4_1_transformer_blocks_0_attn2_to_k.lora_down.weight': [8, 2048],
    'lora_unet_input_blocks_4_1_transformer_blocks_0_attn2_to_k.lora_up.weight': [640, 8],
    filler: [Math.ceil(bytes / 2)],
  })
