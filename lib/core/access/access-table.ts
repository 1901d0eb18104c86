import { ACTION_TARGETS, type Action, type Reach, ROLES, type Role, reachOf } from '@/lib/core/access/access'

// SAFETY: the keys of a constant object that is written out in one place.
export const ACTIONS = Object.keys(ACTION_TARGETS) as readonly Action[]

const REACH_WORDS: Readonly<Record<Reach, string>> = {
  district: 'district',
  'own-schools': 'own schools',
  'own-classes': 'own classes',
}

/**
 * Who may do what, as the Markdown table the README prints: a row for each role, a column for each action with what
 * it is done to, a cell saying how far it reaches (– is refused). Columns are as wide as their longest cell.
 */
export function printAccess(): string {
  const rows = [
    ['role', ...ACTIONS.map((action) => `${action} (${ACTION_TARGETS[action]})`)],
    ...ROLES.map((role) => [role, ...ACTIONS.map((action) => cell(role, action))]),
  ]
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => (row[at] ?? '').length)))
  const [head, ...body] = rows.map((row) => line(row.map((text, at) => text.padEnd(widths[at] ?? 0))))
  return [head, line(widths.map((width) => '-'.repeat(width))), ...body].join('\n')
}

function cell(role: Role, action: Action): string {
  const reach = reachOf(role, action)
  return reach === null ? '–' : REACH_WORDS[reach]
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}

/**
 * Where a role is given: it reaches as far as its widest leave does, signing in aside. Null for a role that would
 * open nothing (students, guardians), and so is nobody's to give.
 */
export function placeOfRole(role: Role): Reach | null {
  const reaches = new Set(ACTIONS.filter((action) => action !== 'sign-in').map((one) => reachOf(role, one)))
  if (reaches.has('district')) return 'district'
  if (reaches.has('own-schools')) return 'own-schools'
  return reaches.has('own-classes') ? 'own-classes' : null
}
