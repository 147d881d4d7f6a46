// The address of a model's details.
export const modelHref = (id: string): string => `/models/${encodeURIComponent(id)}`
