// The words in which it is told what a weight file is.

export const FORMATS = ['safetensors', 'gguf', 'pickle', 'onnx'] as const
export type Format = (typeof FORMATS)[number]

/** Where a claim comes from, the strongest first. */
export const SIGNALS = ['person', 'catalog', 'shapes', 'keys', 'metadata', 'name'] as const
export type Signal = (typeof SIGNALS)[number]

/** What two signals can disagree on. */
export const CLAIM_FIELDS = ['type', 'family', 'base_model'] as const
export type ClaimField = (typeof CLAIM_FIELDS)[number]

/** What a name in a pickle is good for: tensors alone, nobody knows, or doing harm. */
export const VERDICTS = ['clean', 'suspicious', 'dangerous'] as const
export type Verdict = (typeof VERDICTS)[number]

/** `safe`: a format that holds no code. */
export const SAFETIES = ['safe', ...VERDICTS] as const
