// The role that the claims of a token give.
import { isObject } from '../../core/record.ts'

export interface RoleRule {
  roleClaim: string
  adminRole: string
}

export function roleOf(claims: object, { roleClaim, adminRole }: RoleRule): 'user' | 'admin' {
  const claim = claimOf(claims, roleClaim)
  // Text is one role, whole: "not admin" names no admin.
  const isAdmin = Array.isArray(claim) ? claim.includes(adminRole) : claim === adminRole
  return isAdmin ? 'admin' : 'user'
}

/** A claim by its own name, which may have dots as `https://example.com/roles` has, else by a path into objects. */
function claimOf(claims: object, name: string): unknown {
  const own = ownOf(claims, name)
  return own !== undefined ? own : name.split('.').reduce<unknown>(ownOf, claims)
}

const ownOf = (value: unknown, name: string): unknown =>
  isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined
