// Whose a token is.

export interface Account {
  name: string
  /** Hugging Face: "read", "write", "fineGrained". CivitAI: its tier, such as "free". */
  role: string | null
  /** What its owner calls it. */
  token_name: string | null
}
