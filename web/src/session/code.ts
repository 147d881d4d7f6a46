// The code of a sign-in link. It stands behind the #, so that no server on the way logs it.

/** Takes the code out of the address, so that neither history nor a reload has it. */
export function takeCode(): string | null {
  const code = window.location.hash.slice(1)
  if (code === '') return null
  window.history.replaceState(window.history.state, '', window.location.pathname + window.location.search)
  return code
}
