import { useTranslations } from 'use-intl'
import type { ShownStandard } from '@/lib/features/ingest/contract'
import { nest, type StandardBranch } from './nest'
import { StandardLine } from './standard-line'

/** Deeper than this the tree begins closed: a framework has thousands of lines. */
const OPEN_TO = 1

/** A framework as its tree, opened and closed by the browser's own means. */
export function StandardTree({ standards }: { readonly standards: readonly ShownStandard[] }) {
  const t = useTranslations('standards')
  return (
    <ul className="px-3 py-2" aria-label={t('tree')}>
      {nest(standards).map((branch) => (
        <Branch key={branch.standard.id} branch={branch} />
      ))}
    </ul>
  )
}

function Branch({ branch: { standard, below } }: { readonly branch: StandardBranch }) {
  if (below.length === 0)
    return (
      <li className="border-line border-b py-1 pl-5 last:border-b-0">
        <StandardLine standard={standard} />
      </li>
    )
  return (
    <li className="border-line border-b last:border-b-0">
      <details open={standard.depth < OPEN_TO}>
        <summary className="cursor-pointer py-1 font-medium marker:text-ink-3">
          <StandardLine standard={standard} below={below.length} />
        </summary>
        <ul className="ml-2 border-line border-l pl-3">
          {below.map((branch) => (
            <Branch key={branch.standard.id} branch={branch} />
          ))}
        </ul>
      </details>
    </li>
  )
}
