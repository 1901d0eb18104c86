'use client'

import { useTranslations } from 'use-intl'
import { LevelGlyph } from '@/components/mastery/level-glyph'
import { toneOfLevel } from '@/components/mastery/tone'
import { usePolicyWords } from '@/components/policies/use-policy-words'
import type { MasteryScale } from '@/lib/core/mastery/scale'
import type { PreviewAnswer } from '@/lib/features/mastery/contract'

type Example = PreviewAnswer['examples'][number]

export interface ChangeExamplesProps {
  readonly examples: readonly Example[]
  /** The scales before and after. */
  readonly was: MasteryScale
  readonly now: MasteryScale
}

/** A few levels as they are and as they would be. */
export function ChangeExamples({ examples, was, now }: ChangeExamplesProps) {
  const t = useTranslations('policies.preview')
  return (
    <section aria-label={t('examples')}>
      <h3 className="mb-1 font-medium text-12">{t('examples')}</h3>
      <ul className="grid gap-1.5">
        {examples.map((example) => (
          <li
            key={`${example.studentId} ${example.standard.id}`}
            className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-2 text-12"
          >
            <span className="min-w-0">
              <span className="block truncate">{example.student ?? t('someone')}</span>
              <span className="block truncate text-11 text-ink-3" title={example.standard.title}>
                {example.standard.code}
                {example.overridden ? ` · ${t('kept')}` : ''}
              </span>
            </span>
            <span className="flex items-center gap-1">
              <LevelChip shown={example.was} scale={was} />
              <span className="text-ink-3" aria-hidden="true">
                →
              </span>
              <span className="sr-only">{t('becomes')}</span>
              <LevelChip shown={example.now} scale={now} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function LevelChip(props: { readonly shown: Example['was']; readonly scale: MasteryScale }) {
  const m = useTranslations('mastery')
  const words = usePolicyWords()
  const { shown, scale } = props
  const { level, score } = shown
  const tone = level === null ? 0 : toneOfLevel(level, scale.levels.length)
  const name =
    level === null ? m(shown.state === 'none' ? 'none' : 'insufficient') : words.level(level, scale)
  return (
    <span
      title={name}
      className={`tone-${tone} inline-flex h-[22px] w-[58px] items-center justify-center gap-1 rounded-mark tabular-nums`}
    >
      <LevelGlyph tone={tone} />
      {score === null ? '–' : words.score(score, scale)}
      <span className="sr-only">{name}</span>
    </span>
  )
}
