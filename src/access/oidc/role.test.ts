// Which claims make an admin.
import { describe, expect, it } from 'vitest'
import { roleOf } from './role.ts'

describe('the role', () => {
  const rule = { roleClaim: 'roles', adminRole: 'admin' }
  it.each([
    [{ roles: 'admin' }, 'admin'],
    [{ roles: ['user', 'admin'] }, 'admin'],
    [{ roles: 'super admin' }, 'user'],
    [{ roles: 'administrator' }, 'user'],
    [{ roles: { admin: true } }, 'user'],
    [{ roles: [['admin']] }, 'user'],
    [{ roles: null }, 'user'],
    [{}, 'user'],
  ] as const)('of %j is %s', (given, role) => expect(roleOf(given, rule)).toBe(role))

  it('may lie deeper, or in a claim with dots in its name, and never in a prototype', () => {
    const deep = { ...rule, roleClaim: 'resource_access.roster.roles' }
    expect(roleOf({ resource_access: { roster: { roles: ['admin'] } } }, deep)).toBe('admin')
    expect(roleOf({ resource_access: [] }, deep)).toBe('user')
    const url = 'https://example.com/roles'
    expect(roleOf({ [url]: ['admin'] }, { ...rule, roleClaim: url })).toBe('admin')
    expect(roleOf({}, { roleClaim: 'constructor.name', adminRole: 'Object' })).toBe('user')
  })
})
