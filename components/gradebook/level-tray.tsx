'use client'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { cellKey } from '@/components/gradebook/cell-key'
import { DecideButtons } from '@/components/gradebook/decide-buttons'
import { GradeMoveLine } from '@/components/gradebook/grade-move'
import { chosenLevel, computedLevel, levelChanged } from '@/components/gradebook/level-view'
import { LevelWorking } from '@/components/gradebook/level-working'
import { policyOfLevel } from '@/components/gradebook/open-grid'
import { evidenceQuery } from '@/components/gradebook/queries'
import { levelValue, plainIntent } from '@/components/gradebook/read-input'
import { ReasonChoice } from '@/components/gradebook/reason-choice'
import { useReasonWords } from '@/components/gradebook/reason-words'
import type { TrayContext } from '@/components/gradebook/tray-context'
import { History, TraySection } from '@/components/gradebook/tray-parts'
import { LevelGlyph } from '@/components/mastery/level-glyph'
import { toneOfLevel } from '@/components/mastery/tone'
import { Button } from '@/components/ui/button'
import type { GridPolicy } from '@/lib/core/gradebook/grid'
import { printReason, readReason } from '@/lib/core/gradebook/override-reason'
import { levelOfScore } from '@/lib/core/mastery/scale'
import type { CellAddress, LevelState } from '@/lib/features/gradebook/contract'

type LevelAddress = Extract<CellAddress, { kind: 'level' }>

export interface LevelTrayProps extends TrayContext {
  readonly cell: LevelAddress
}

/** A level: what was decided, what is computed and how, and what one may decide. */
export function LevelTray(props: LevelTrayProps) {
  const { cell, classId, store, writes, words } = props
  const t = useTranslations('gradebook.tray')
  const { payload, objectiveAt } = store.grid()
  const objective = payload.objectives[objectiveAt.get(cell.objectiveId) ?? -1]
  const state = store.level(cell.studentId, cell.objectiveId)
  const evidence = useQuery(evidenceQuery(classId, cell, store.savedVersion(cell.studentId)))
  if (objective === undefined || state === null) return null
  const policy = policyOfLevel(store.grid(), objective, cell.studentId)
  const pending = writes.queue.pending(cellKey(cell))
  const shown = evidence.data?.kind === 'level' ? evidence.data : null
  return (
    <>
      <LevelTiles {...props} state={state} policy={policy} />
      {shown !== null ? (
        <LevelWorking evidence={shown} policy={policy} words={words} />
      ) : evidence.isError ? (
        <TraySection>
          <p className="text-12 text-ink-2">{t('unavailable')}</p>
        </TraySection>
      ) : null}
      <GradeMoveLine move={shown?.grade ?? null} policy={payload.grade.policy} words={words} />
      {props.editable ? (
        <LevelChoice
          key={`${state.version}`}
          {...props}
          state={state}
          policy={policy}
          chosen={chosenLevel(state, pending)?.level ?? 0}
        />
      ) : null}
      {shown === null ? null : (
        <TraySection title={t('history')}>
          <History
            rows={shown.history}
            say={(value) => {
              const level =
                value.level ?? (value.score === null ? 0 : levelOfScore(value.score, policy.scale))
              const name = level === 0 ? words.none : words.level(level, policy)
              return value.score === null ? name : `${words.score(value.score, policy)} ${name}`
            }}
          />
        </TraySection>
      )}
    </>
  )
}

interface LevelPartProps extends LevelTrayProps {
  readonly state: LevelState
  readonly policy: GridPolicy
}

function LevelTiles({ cell, state, policy, words, store, writes, editable, nameOf }: LevelPartProps) {
  const t = useTranslations('gradebook.tray')
  const format = useFormatter()
  const pending = writes.queue.pending(cellKey(cell))
  const own = chosenLevel(state, pending)
  const computed = computedLevel(state, policy)
  const levels = policy.scale.levels.length
  const computedText =
    state.computed.state === 'level'
      ? `${words.score(state.computed.score, policy)} ${words.level(computed, policy)}`
      : state.computed.state === 'insufficient'
        ? words.shortName(state.computed.have, state.computed.needed)
        : words.none
  const changed = levelChanged(state, policy) && pending?.state !== 'waiting'
  const ownText = own === null ? '' : words.number(own.number ?? own.level)
  const wasScore = state.own?.seen.score ?? null
  const reason = useReasonWords()(state.own?.reason ?? null)
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone
  return (
    <TraySection>
      <div className={`grid gap-0.5 pt-0.5 ${own === null ? '' : 'grid-cols-2'}`}>
        {own === null ? null : (
          <div className={`tone-${toneOfLevel(own.level, levels)} min-w-0 px-2.5 py-1.5`}>
            <p className="truncate text-11">
              {state.own === null || pending?.state === 'waiting'
                ? t('yourLevel')
                : t('chosenBy', {
                    author: state.own.author,
                    date: format.dateTime(new Date(state.own.at), {
                      month: 'short',
                      day: 'numeric',
                      timeZone,
                    }),
                  })}
            </p>
            <p className="flex items-center gap-1.5 font-semibold text-16">
              <LevelGlyph tone={toneOfLevel(own.level, levels)} />
              <span className="pen !leading-5">{ownText}</span>
              <span className="truncate">{words.level(own.level, policy)}</span>
            </p>
          </div>
        )}
        <div
          className={`min-w-0 px-2.5 py-1.5 ${computed > 0 ? `tone-${toneOfLevel(computed, levels)}` : 'border border-line-strong'}`}
        >
          <p className="text-11">{t('computedNow')}</p>
          <p className="flex items-center gap-1.5 font-semibold text-16">
            <LevelGlyph tone={toneOfLevel(computed, levels)} />
            <span className="truncate">{computedText}</span>
          </p>
        </div>
      </div>
      {reason === null || own === null ? null : <p className="mt-1.5 text-12 text-ink-2">“{reason}”</p>}
      {changed ? (
        <>
          <p className="mt-2 text-12">
            <i className="mark-flag mr-1.5" aria-hidden="true" />
            <b className="font-semibold">{t('changedLevel')}</b>{' '}
            {t('changedLevelDetail', {
              was: wasScore === null ? words.none : words.score(wasScore, policy),
              now: computedText,
            })}
          </p>
          {editable ? (
            <DecideButtons
              mine={ownText}
              theirs={computedText}
              onKeep={() => writes.write(plainIntent(store, cell, 'keep'), nameOf(cell))}
              onAdopt={() => writes.write(plainIntent(store, cell, 'take'), nameOf(cell))}
            />
          ) : null}
        </>
      ) : null}
    </TraySection>
  )
}

function LevelChoice(props: LevelPartProps & { readonly chosen: number }) {
  const { cell, state, policy, words, store, writes, nameOf, chosen } = props
  const t = useTranslations('gradebook.tray')
  const [reason, setReason] = useState(() => readReason(state.own?.reason ?? null))
  const levels = policy.scale.levels
  const write = (level: number, number: number | null) =>
    writes.write(
      {
        ...plainIntent(store, cell, 'set', levelValue(level, number), String(number ?? level)),
        reason: printReason(reason),
      },
      nameOf(cell),
    )
  const reasonChanged = printReason(reason) !== (state.own?.reason ?? null)
  return (
    <TraySection
      title={t('yourLevel')}
      aside={
        chosen === 0 ? null : (
          <button
            type="button"
            className="text-12 text-accent hover:underline"
            onClick={() => writes.write(plainIntent(store, cell, 'clear'), nameOf(cell))}
          >
            {t('backToComputed')}
          </button>
        )
      }
    >
      <fieldset aria-label={t('yourLevel')} className="level-choice">
        {levels.map(({ level }) => {
          const tone = toneOfLevel(level, levels.length)
          return (
            <button
              key={level}
              type="button"
              aria-pressed={level === chosen}
              aria-label={`${level} ${words.level(level, policy)}`}
              title={words.level(level, policy)}
              className={`tone-${tone}`}
              onClick={() => write(level, null)}
            >
              <LevelGlyph tone={tone} />
              {level}
            </button>
          )
        })}
      </fieldset>
      <ReasonChoice reason={reason} onChange={setReason} />
      {chosen > 0 && reasonChanged ? (
        <Button look="line" className="mt-1.5" onClick={() => write(chosen, state.own?.number ?? null)}>
          {t('saveReason')}
        </Button>
      ) : null}
    </TraySection>
  )
}
