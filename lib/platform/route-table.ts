import type { Access } from '@/lib/platform/authorize'

/** What a door asks of whoever knocks: nothing, a session, or leave for an action. */
export type Asks = 'anyone' | 'signed-in' | Exclude<Access, string>['action']

/** An address of ours: a route's method, or a page. */
export interface Door {
  /** Its file, under `app`. */
  readonly file: string
  readonly method: 'GET' | 'POST' | 'page'
  readonly asks: Asks
}

/**
 * Every door there is, and the policy written for it: what an action opens to whom stands in `lib/core/access/access.ts`. A route
 * or page that is missing here, or is here and nowhere else, fails the build (`doors.test.ts`); that each door keeps to
 * it, for every role, is tried by `policy-matrix.db.test.ts`. Whoever writes `anyone` has thought about who may walk in.
 */
export const DOORS = [
  { file: '(district)/audit/page.tsx', method: 'page', asks: 'manage-district' },
  { file: '(district)/people/[userId]/page.tsx', method: 'page', asks: 'manage-people' },
  { file: '(district)/people/page.tsx', method: 'page', asks: 'manage-people' },
  { file: '(district)/periods/page.tsx', method: 'page', asks: 'manage-district' },
  { file: '(district)/policies/[policyKey]/page.tsx', method: 'page', asks: 'manage-district' },
  { file: '(district)/policies/new/page.tsx', method: 'page', asks: 'manage-district' },
  { file: '(district)/policies/page.tsx', method: 'page', asks: 'manage-district' },
  { file: '(district)/runs/[runId]/page.tsx', method: 'page', asks: 'import' },
  { file: '(district)/set-up/page.tsx', method: 'page', asks: 'manage-district' },
  { file: '(district)/sources/page.tsx', method: 'page', asks: 'import' },
  { file: '(district)/standards/page.tsx', method: 'page', asks: 'import' },
  { file: '(public)/district/page.tsx', method: 'page', asks: 'anyone' },
  { file: '(public)/invitation/[token]/accept/route.ts', method: 'POST', asks: 'anyone' },
  { file: '(public)/invitation/[token]/page.tsx', method: 'page', asks: 'anyone' },
  { file: '(public)/sign-in/page.tsx', method: 'page', asks: 'anyone' },
  { file: '(public)/sign-in/unknown/page.tsx', method: 'page', asks: 'anyone' },
  { file: '(teacher)/classes/[classId]/decisions/page.tsx', method: 'page', asks: 'read-class' },
  { file: '(teacher)/classes/[classId]/page.tsx', method: 'page', asks: 'read-class' },
  { file: '(teacher)/classes/page.tsx', method: 'page', asks: 'signed-in' },
  { file: 'api/audit/export/route.ts', method: 'POST', asks: 'manage-district' },
  { file: 'api/audit/search/route.ts', method: 'POST', asks: 'manage-district' },
  { file: 'api/auth/[...nextauth]/route.ts', method: 'GET', asks: 'anyone' },
  { file: 'api/classes/[classId]/cells/route.ts', method: 'POST', asks: 'correct-class' },
  { file: 'api/classes/[classId]/evidence/route.ts', method: 'GET', asks: 'read-class' },
  { file: 'api/classes/[classId]/grid/route.ts', method: 'GET', asks: 'read-class' },
  { file: 'api/classes/[classId]/what-if/route.ts', method: 'POST', asks: 'read-class' },
  { file: 'api/districts/route.ts', method: 'POST', asks: 'manage-district' },
  { file: 'api/frameworks/imports/route.ts', method: 'POST', asks: 'import' },
  { file: 'api/frameworks/route.ts', method: 'POST', asks: 'import' },
  { file: 'api/frameworks/servers/route.ts', method: 'POST', asks: 'import' },
  { file: 'api/grants/[grantId]/end/route.ts', method: 'POST', asks: 'manage-people' },
  { file: 'api/grants/classes/route.ts', method: 'GET', asks: 'manage-people' },
  { file: 'api/grants/people/route.ts', method: 'POST', asks: 'manage-people' },
  { file: 'api/grants/route.ts', method: 'POST', asks: 'manage-people' },
  { file: 'api/health/route.ts', method: 'GET', asks: 'anyone' },
  { file: 'api/identity-provider/route.ts', method: 'POST', asks: 'manage-district' },
  { file: 'api/periods/[sessionId]/close/route.ts', method: 'POST', asks: 'manage-district' },
  { file: 'api/periods/[sessionId]/reopen/route.ts', method: 'POST', asks: 'manage-district' },
  { file: 'api/policies/[policyId]/retirement/route.ts', method: 'POST', asks: 'manage-district' },
  { file: 'api/policies/[policyId]/route.ts', method: 'GET', asks: 'manage-district' },
  { file: 'api/policies/adoptions/[adoptionId]/route.ts', method: 'GET', asks: 'manage-district' },
  { file: 'api/policies/preview/route.ts', method: 'POST', asks: 'manage-district' },
  { file: 'api/policies/route.ts', method: 'GET', asks: 'manage-district' },
  { file: 'api/policies/route.ts', method: 'POST', asks: 'manage-district' },
  { file: 'api/runs/[runId]/decision/route.ts', method: 'POST', asks: 'import' },
  { file: 'api/runs/[runId]/refusals/route.ts', method: 'GET', asks: 'import' },
  { file: 'api/runs/[runId]/route.ts', method: 'GET', asks: 'import' },
  { file: 'api/sessions/[userId]/end/route.ts', method: 'POST', asks: 'manage-people' },
  { file: 'api/sessions/end/route.ts', method: 'POST', asks: 'signed-in' },
  { file: 'api/sign-in/provider/route.ts', method: 'GET', asks: 'anyone' },
  { file: 'api/sign-in/sample/route.ts', method: 'POST', asks: 'anyone' },
  { file: 'api/sign-out/route.ts', method: 'POST', asks: 'anyone' },
  { file: 'api/sources/route.ts', method: 'GET', asks: 'import' },
  { file: 'api/sources/uploads/route.ts', method: 'POST', asks: 'import' },
  { file: 'd/[slug]/route.ts', method: 'GET', asks: 'anyone' },
  { file: 'page.tsx', method: 'page', asks: 'signed-in' },
] as const satisfies readonly Door[]
