'use client'

import { useTranslations } from 'use-intl'
import { PolicyRequestError } from '@/components/policies/policy-requests'

const REFUSALS = [
  'no-such-framework',
  'no-such-branch',
  'branch-without-framework',
  'district-policy-stays',
] as const

/** Why nothing was answered, in words; with the code to read out where there is one. */
export function useFailureWords(): (error: Error) => string {
  const t = useTranslations('policies')
  return (error) => {
    if (!(error instanceof PolicyRequestError)) return t('failed.failed')
    const { failure, code, reference } = error
    const known = REFUSALS.find((refusal) => refusal === code)
    if (failure === 'refused' && known !== undefined) return t(`problems.${known}`)
    const said = t(`failed.${failure}`)
    if (failure !== 'failed' || reference === null) return said
    return `${said} ${t('failed.reference', { code: reference })}`
  }
}
