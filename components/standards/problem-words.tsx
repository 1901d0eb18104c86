import { useTranslations } from 'use-intl'
import type { FrameworkProblem } from '@/components/standards/request-problem'

/** Why a framework, or a server's list of them, did not come. */
export function ProblemWords({ problem }: { readonly problem: FrameworkProblem }) {
  const t = useTranslations('standards')
  switch (problem.kind) {
    case 'unreadable':
      return `${problem.sentence} ${problem.found}`
    case 'server': {
      const { code, found } = problem.problem
      return (
        <>
          {t(`server.problem.${code}`)}
          {found === '' ? null : <span className="text-ink-2"> {t('server.found', { found })}</span>}
        </>
      )
    }
    default:
      return t(`problem.${problem.kind}`)
  }
}
