import { useTranslations } from 'use-intl'
import { ROLES } from '@/lib/core/access/access'

/** A role in the reader's language; one of the district's own stays as it is written. */
export function useRoleWords(): (role: string) => string {
  const t = useTranslations('people.role')
  return (role) => {
    const known = ROLES.find((one) => one === role)
    return known === undefined ? role : t(known)
  }
}
