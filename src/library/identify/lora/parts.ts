// The tensors of an adapter by what they are: which layer they change, and which half of the change they hold.

/** `down` and `up` are the halves of a low-rank change; the others are whole or factored in other ways. */
export type Role =
  | 'down'
  | 'up'
  | 'whole'
  | 'w1'
  | 'w2'
  | 'w1_a'
  | 'w1_b'
  | 'w2_a'
  | 'w2_b'
  | 'hada_w1_a'
  | 'hada_w1_b'
  | 'other'

export interface Part {
  /** The layer as the file names it. */
  layer: string
  role: Role
  ending: string
}

const ROLES: Readonly<Record<string, Role>> = {
  '.lora_A.weight': 'down',
  '.lora_B.weight': 'up',
  '.lora_A.default.weight': 'down',
  '.lora_B.default.weight': 'up',
  '.lora_A': 'down',
  '.lora_B': 'up',
  '.lora_down.weight': 'down',
  '.lora_up.weight': 'up',
  '.lora.down.weight': 'down',
  '.lora.up.weight': 'up',
  '_lora.down.weight': 'down',
  '_lora.up.weight': 'up',
  '_lora1.down.weight': 'down',
  '_lora1.up.weight': 'up',
  '_lora2.down.weight': 'down',
  '_lora2.up.weight': 'up',
  '.diff': 'whole',
  '.lokr_w1': 'w1',
  '.lokr_w2': 'w2',
  '.lokr_w1_a': 'w1_a',
  '.lokr_w1_b': 'w1_b',
  '.lokr_w2_a': 'w2_a',
  '.lokr_w2_b': 'w2_b',
  '.hada_w1_a': 'hada_w1_a',
  '.hada_w1_b': 'hada_w1_b',
  '.hada_w2_a': 'other',
  '.hada_w2_b': 'other',
  '.dora_scale': 'other',
  '.oft_blocks': 'other',
  '.oft_diag': 'other',
  '.on_input': 'other',
}

const ENDING =
  /(\.lora_[AB](?:\.default)?(?:\.weight)?|\.lora_(?:down|up)\.weight|[._]lora[12]?\.(?:down|up)\.weight|\.diff|\.lokr_w[12](?:_[ab])?|\.hada_w[12]_[ab]|\.dora_scale|\.oft_(?:blocks|diag)|\.on_input)$/

/** Undefined for a tensor that no adapter has. */
export function partOf(name: string): Part | undefined {
  // Most names have none of these letters: that is found faster than that the pattern does not end here.
  if (!/lora|lokr|hada|diff|dora|oft_|on_input/.test(name)) return undefined
  const [ending] = ENDING.exec(name) ?? []
  const role = ending === undefined ? undefined : ROLES[ending]
  return ending === undefined || role === undefined ? undefined : { layer: name.slice(0, -ending.length), role, ending }
}
