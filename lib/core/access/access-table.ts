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
  const columns = [
    column('role', (role) => role),
    ...ACTIONS.map((action) =>
      column(`${action} (${ACTION_TARGETS[action]})`, (role) => wordsOf(reachOf(role, action))),
    ),
  ]
  return [
    line(columns.map(({ head, width }) => head.padEnd(width))),
    line(columns.map(({ width }) => '-'.repeat(width))),
    ...ROLES.map((role) => line(columns.map(({ cell, width }) => cell(role).padEnd(width)))),
  ].join('\n')
}

function column(head: string, cell: (role: Role) => string) {
  return { head, cell, width: Math.max(head.length, ...ROLES.map((role) => cell(role).length)) }
}

function wordsOf(reach: Reach | null): string {
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
