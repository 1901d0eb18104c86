import type { Acting } from '@/lib/platform/acting'
import type { StandardsAnswer } from './contract'
import { listDangling, listFrameworks, readTree, searchStandards } from './repository/framework-reads'

const FOUND_SHOWN = 100
const DANGLING_SHOWN = 20

/** The frameworks of the district, and of one the tree; or, for words, what they find in all of them. */
export async function listStandards(
  { tx }: Pick<Acting, 'tx'>,
  of: { readonly frameworkId: string | null; readonly text: string },
): Promise<StandardsAnswer> {
  const frameworks = await listFrameworks(tx)
  const chosen = frameworks.find(({ id }) => id === of.frameworkId) ?? frameworks[0]
  const dangling = await listDangling(tx, DANGLING_SHOWN)
  const common = { frameworks, dangling }
  if (of.text !== '') {
    const found = await searchStandards(tx, { text: of.text, most: FOUND_SHOWN + 1 })
    const standards = found.slice(0, FOUND_SHOWN)
    return { ...common, chosenId: null, standards, isCut: found.length > FOUND_SHOWN }
  }
  const standards = chosen === undefined ? [] : await readTree(tx, chosen.id)
  return { ...common, chosenId: chosen?.id ?? null, standards, isCut: false }
}
