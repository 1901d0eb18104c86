import { DEFAULT_GRADE_POLICY, type GradePolicy } from '@/lib/core/grade/grade-policy'
import { NO_ID } from '@/lib/core/no-id'

/** The policy a class's grades are computed by, in the version of a day. */
export interface ClassGradePolicy {
  readonly id: string
  readonly version: number
  readonly name: string
  readonly settings: GradePolicy
}

/** Stands in for the policy of a district that has none stored, hence the null id. */
export const UNDECIDED_GRADES: ClassGradePolicy = {
  id: NO_ID,
  version: 1,
  name: 'Points, or weights where categories have them',
  settings: DEFAULT_GRADE_POLICY,
}

/**
 * SQL over a class `c`: its `ClassGradePolicy` as JSON on the school day `on`, itself SQL, or null where none is in
 * force. The narrowest scope wins: the class's own, else its school's, else the district's.
 */
export const gradePolicyOfClass = (on: string) => `
  (select json_build_object('id', p.id, 'version', v.version, 'name', p.name, 'settings', v.settings)
   from grade_policies p
   join lateral (
     select w.version, w.settings from grade_policy_versions w
     where w.district_id = p.district_id and w.policy_id = p.id and w.from_on <= ${on}
     order by w.from_on desc, w.version desc limit 1) v on true
   where p.district_id = c.district_id and p.ended_at is null
     and (p.class_id = c.id or p.class_id is null and (p.school_id = c.school_id or p.school_id is null))
   order by p.class_id is null, p.school_id is null, p.id limit 1)`
