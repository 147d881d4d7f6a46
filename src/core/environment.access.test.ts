// Variables that say who may come in: what is unsafe or half set stops the start.
import { describe, expect, it } from 'vitest'
import { readEnvironment } from './environment.ts'

describe('a start that would be unsafe is refused', () => {
  it.each([
    [{ OIDC_ISSUER: 'https://issuer.test' }, /OIDC_AUDIENCE must be set where OIDC_ISSUER is/],
    [{ OIDC_ISSUER: 'http://issuer.test', OIDC_AUDIENCE: 'https://roster.test' }, /OIDC_ISSUER must be an https URL/],
    [{ OIDC_ISSUER: 'issuer.test', OIDC_AUDIENCE: 'https://roster.test' }, /OIDC_ISSUER must be an https URL/],
    [{ TLS_CERT: 'cert.pem' }, /TLS_KEY must be set as well/],
    [{ TLS_KEY: 'key.pem' }, /TLS_CERT must be set as well/],
    [{ ROSTER_TRUST_PROXY: 'nginx' }, /ROSTER_TRUST_PROXY must be true or false/],
    [{ ROSTER_CORS_ORIGINS: '*' }, /ROSTER_CORS_ORIGINS must be origins such as/],
    [{ ROSTER_CORS_ORIGINS: 'https://a.test,https://b.test/path' }, /ROSTER_CORS_ORIGINS must be origins such as/],
  ])('%j', (given, sentence) => expect(() => readEnvironment(given)).toThrow(sentence))

  it('and what is right is taken to the letter', () => {
    const { oidc } = readEnvironment({ OIDC_ISSUER: 'https://issuer.test/', OIDC_AUDIENCE: 'https://roster.test' })
    expect(oidc).toEqual({
      issuer: 'https://issuer.test/',
      audience: 'https://roster.test',
      roleClaim: 'roles',
      adminRole: 'admin',
    })
  })

  it('and loopback behind a proxy is not this machine alone', () => {
    expect(readEnvironment({}).publicRead).toBe(true)
    expect(readEnvironment({ ROSTER_TRUST_PROXY: 'true' }).publicRead).toBe(false)
    expect(readEnvironment({ ROSTER_TRUST_PROXY: 'true', ROSTER_PUBLIC_READ: 'true' }).publicRead).toBe(true)
    expect(readEnvironment({ HOST: '0.0.0.0' }).publicRead).toBe(false)
  })
})
