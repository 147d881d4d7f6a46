// One name for one provider, whatever a catalog calls it.

/** Foreign names that differ from ours by more than their punctuation. Where models.dev has a name, it is ours too. */
const NAMES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    amazon_nova: 'nova',
    'amazon-nova': 'nova',
    aws_polly: 'amazon-polly',
    azure_ai: 'azure-cognitive-services',
    azure_text: 'azure',
    bedrock: 'amazon-bedrock',
    bedrock_converse: 'amazon-bedrock',
    bedrock_mantle: 'amazon-bedrock',
    cloudflare: 'cloudflare-workers-ai',
    cohere_chat: 'cohere',
    dashscope: 'alibaba',
    'fireworks_ai-embedding-models': 'fireworks-ai',
    friendliai: 'friendli',
    gemini: 'google',
    gmi: 'gmicloud',
    gradient_ai: 'digitalocean',
    meta_llama: 'llama',
    moonshot: 'moonshotai',
    novita: 'novita-ai',
    nvidia_nim: 'nvidia',
    openai: 'openAI',
    palm: 'google',
    sagemaker: 'amazon-sagemaker',
    snowflake: 'snowflake-cortex',
    'text-completion-codestral': 'codestral',
    'text-completion-inception': 'inception',
    'text-completion-openai': 'openAI',
    together_ai: 'togetherai',
    vercel_ai_gateway: 'vercel',
  }),
)

const TITLES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'amazon-bedrock': 'Amazon Bedrock',
    anthropic: 'Anthropic',
    azure: 'Azure',
    google: 'Google',
    'google-vertex': 'Vertex',
    openAI: 'OpenAI',
    openrouter: 'OpenRouter',
    replicate: 'Replicate',
  }),
)

/** Our id of a provider, safe in a path: "vertex_ai-anthropic_models" -> "google-vertex", "fal_ai" -> "fal-ai". */
export function providerId(foreign: string): string {
  if (foreign.startsWith('vertex_ai')) return 'google-vertex'
  return (
    NAMES.get(foreign) ??
    foreign
      .replace(/[^a-zA-Z0-9.-]+/g, '-')
      .replace(/^[^a-zA-Z0-9]+/, '')
      .slice(0, 128)
  )
}

/** A provider's name for people: "fal-ai" -> "Fal AI". */
export const providerTitle = (id: string): string => TITLES.get(id) ?? id.split('-').map(capitalised).join(' ')

const capitalised = (word: string): string => (word === 'ai' ? 'AI' : word.slice(0, 1).toUpperCase() + word.slice(1))
