/** A person's role, in OneRoster 1.2's words (§RoleEnum); the district's own administrators first. */
export const ROLES = [
  'districtAdministrator',
  'systemAdministrator',
  'siteAdministrator',
  'principal',
  'counselor',
  'teacher',
  'aide',
  'proctor',
  'student',
  'guardian',
  'parent',
  'relative',
] as const
export type Role = (typeof ROLES)[number]

/** What can be done, and what it is done to. */
export const ACTION_TARGETS = {
  'sign-in': 'district',
  'read-class': 'class',
  'correct-class': 'class',
  'read-school': 'school',
  'read-district': 'district',
  import: 'district',
  'manage-district': 'district',
  'manage-people': 'district',
} as const satisfies Readonly<Record<string, AccessTarget['kind']>>
export type Action = keyof typeof ACTION_TARGETS

/** How far an allowed action reaches. `own`: the actor's own classes or schools. */
export type Reach = 'district' | 'own-schools' | 'own-classes'

/**
 * Who may do what, and how far it reaches; what is not listed is refused. Students and guardians are imported and
 * cannot sign in yet, so they may do nothing. Correcting a mark is the teacher's: an administrator reads.
 */
const ACCESS: Readonly<Record<Role, Readonly<Partial<Record<Action, Reach>>>>> = {
  districtAdministrator: {
    'sign-in': 'district',
    'read-class': 'district',
    'read-school': 'district',
    'read-district': 'district',
    import: 'district',
    'manage-district': 'district',
    'manage-people': 'district',
  },
  systemAdministrator: { 'sign-in': 'district', import: 'district' },
  siteAdministrator: { 'sign-in': 'district', 'read-class': 'own-schools', 'read-school': 'own-schools' },
  principal: { 'sign-in': 'district', 'read-class': 'own-schools', 'read-school': 'own-schools' },
  counselor: { 'sign-in': 'district' },
  teacher: { 'sign-in': 'district', 'read-class': 'own-classes', 'correct-class': 'own-classes' },
  aide: { 'sign-in': 'district', 'read-class': 'own-classes' },
  proctor: {},
  student: {},
  guardian: {},
  parent: {},
  relative: {},
}

/** How far a role's leave for an action reaches; null where it has none. The table, cell by cell. */
export function reachOf(role: Role, action: Action): Reach | null {
  return ACCESS[role][action] ?? null
}

/** A role held in the district (`schoolId` null) or in one school. */
export interface RoleGrant {
  readonly role: Role
  readonly schoolId: string | null
}

/** A class a person is enrolled in, or was given, as one who teaches or helps, as of today. */
export interface ClassGrant {
  readonly classId: string
  readonly role: 'teacher' | 'aide'
}

/** The facts about a person that decide. */
export interface AccessFacts {
  readonly roles: readonly RoleGrant[]
  readonly classes: readonly ClassGrant[]
}

/** What an action is done to, always in the actor's own district: the walls see to that. */
export type AccessTarget =
  | { readonly kind: 'class'; readonly classId: string; readonly schoolId: string }
  | { readonly kind: 'school'; readonly classId?: undefined; readonly schoolId: string }
  | { readonly kind: 'district'; readonly classId?: undefined; readonly schoolId?: undefined }

/** Whether these facts allow the action on the target. */
export function mayDo(facts: AccessFacts, action: Action, target: AccessTarget): boolean {
  return (
    facts.roles.some((grant) => roleReaches(grant, action, target)) ||
    facts.classes.some((grant) => classRoleReaches(grant, action, target))
  )
}

function roleReaches(grant: RoleGrant, action: Action, target: AccessTarget): boolean {
  const reach = reachOf(grant.role, action)
  if (reach === 'district') return true
  return reach === 'own-schools' && target.schoolId === grant.schoolId
}

/** A class is one's own by enrollment, never by the role alone: a teacher's role elsewhere opens nothing. */
function classRoleReaches(grant: ClassGrant, action: Action, target: AccessTarget): boolean {
  const reach = reachOf(grant.role, action)
  if (reach === 'district') return true
  return reach === 'own-classes' && target.classId === grant.classId
}
