'use client'

import { useQuery } from '@tanstack/react-query'
import { Printer, Undo2 } from 'lucide-react'
import Link from 'next/link'
import { useSearchParams } from 'next/navigation'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { cellKey } from '@/components/gradebook/cell-key'
import { useCellWords } from '@/components/gradebook/cell-words'
import { DecisionsTable } from '@/components/gradebook/decisions-table'
import { GradebookError, GradebookLoading } from '@/components/gradebook/gradebook-states'
import { gradebookStoreOf } from '@/components/gradebook/gradebook-store'
import { schoolDay } from '@/components/gradebook/header-parts'
import { gridQuery } from '@/components/gradebook/queries'
import { OfflineBar, SaveState } from '@/components/gradebook/save-state'
import { StuckDialog } from '@/components/gradebook/stuck-dialog'
import { useCellWrites } from '@/components/gradebook/use-cell-writes'
import { type DecisionAnswer, useDecisions } from '@/components/gradebook/use-decisions'
import { useOnline } from '@/components/gradebook/use-online'
import { AppBarPlace, AppBarStatus } from '@/components/shell/app-bar-slots'
import { ClassSwitcher } from '@/components/shell/class-switcher'
import { Button, buttonLook, IconButton, Segments } from '@/components/ui/button'
import { Select } from '@/components/ui/field'
import { Page, Panel } from '@/components/ui/page'
import { EmptyState } from '@/components/ui/states'
import { type ClassPeriod, isInPeriod } from '@/lib/core/gradebook/class-period'
import type { GridPayload } from '@/lib/core/gradebook/grid'
import type { OwnClass } from '@/lib/features/gradebook/contract'

export interface DecisionsProps {
  readonly classId: string
  readonly classes: readonly OwnClass[]
  readonly periods: readonly ClassPeriod[]
}

/** Every decision of a class that stands above a computed or sent value, from the same grid the class is shown by. */
export function Decisions({ classId, ...props }: DecisionsProps) {
  const { data, error, refetch } = useQuery(gridQuery(classId))
  if (data !== undefined) return <DecisionsScreen key={classId} payload={data} {...props} />
  if (error !== null) return <GradebookError error={error} onRetry={() => void refetch()} />
  return <GradebookLoading />
}

interface DecisionsScreenProps extends Omit<DecisionsProps, 'classId'> {
  readonly payload: GridPayload
}

function DecisionsScreen({ payload, classes, periods }: DecisionsScreenProps) {
  const t = useTranslations('gradebook.decisions')
  const format = useFormatter()
  const words = useCellWords()
  const online = useOnline()
  const [store] = useState(() => gradebookStoreOf(payload))
  useLayoutEffect(() => store.load(payload), [store, payload])
  const { id: classId, title, asOf, term } = payload.class
  const writes = useCellWrites(classId, store)
  const { queue } = writes
  const work = useDecisions(store, writes, words)
  const filter = useFilter(periods)
  const [stuck, setStuck] = useState<string | null>(null)

  const inPeriod = work.decisions.filter(({ cell }) =>
    isInPeriod('itemId' in cell ? cell.itemId : null, filter.period, periods),
  )
  const isOpen = (key: string, changed: boolean) => changed || work.answered.get(key)?.changed === true
  const shown = filter.onlyChanged ? inPeriod.filter(({ key, changed }) => isOpen(key, changed)) : inPeriod
  const changed = inPeriod.filter((decision) => decision.changed).length
  const chosen = shown.filter(({ key }) => work.selected.has(key))
  const disputed = chosen.filter((decision) => decision.changed).length
  const answerChosen = (answer: DecisionAnswer) => work.answer(chosen, answer)
  const stuckWrite = stuck === null ? null : queue.pending(stuck)

  function showFirstStuck(): void {
    const first = queue.all().find(({ state }) => state === 'refused' || state === 'conflict')
    if (first !== undefined) setStuck(cellKey(first.intent.cell))
  }

  // From anywhere: the button that was pressed is often gone by now, and the focus with it.
  const undo = useRef(work.undo)
  useEffect(() => {
    undo.current = work.undo
  })
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.key.toLowerCase() !== 'z') return
      event.preventDefault()
      undo.current()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])

  const lead = inPeriod.length === 0 ? '' : t('lead', { count: inPeriod.length, changed })
  const back = (
    <Link href={`/classes/${classId}`} className={`${buttonLook('line')} print:hidden`}>
      {t('toClass')}
    </Link>
  )
  return (
    <div className="thin-scroll min-h-0 flex-1 overflow-auto print:overflow-visible">
      <AppBarPlace>
        <ClassSwitcher
          title={title}
          currentId={classId}
          classes={classes.map(({ id, title: name, location }) => ({ id, title: name, detail: location }))}
        />
      </AppBarPlace>
      <AppBarStatus>
        <SaveState waiting={writes.waiting} refused={writes.refused} onShowRefused={showFirstStuck} />
      </AppBarStatus>
      {online ? null : <OfflineBar waiting={writes.waiting} onTryNow={() => queue.hurry()} />}
      <Page title={t('heading', { title })} lead={lead} actions={back}>
        <p className="mb-1.5 hidden text-12 print:block">
          {[filter.period?.title ?? term?.title, schoolDay(format, asOf)].filter(Boolean).join(' · ')}
        </p>
        <div className="mb-2 flex flex-wrap items-end gap-1.5 print:hidden">
          <Segments
            label={t('which')}
            value={filter.onlyChanged ? 'changed' : 'all'}
            onChange={(which) => filter.change({ only: which === 'changed' ? 'changed' : null })}
            options={[
              { value: 'all', label: t('all') },
              { value: 'changed', label: t('onlyChanged') },
            ]}
          />
          {periods.length === 0 ? null : (
            <Select
              label={<span className="sr-only">{t('period')}</span>}
              className="rounded-control border border-line-strong bg-surface px-1.5 text-12"
              title={t('periodHint')}
              value={filter.period?.id ?? ''}
              options={[
                { value: '', label: t('wholeYear') },
                ...periods.map((period) => ({ value: period.id, label: period.title })),
              ]}
              onChange={(period) => filter.change({ period: period === '' ? null : period })}
            />
          )}
          <span className="flex-1" />
          {chosen.length === 0 ? null : (
            <>
              {disputed === 0 ? null : (
                <Button look="line" onClick={() => answerChosen('keep')}>
                  {t('keepSeveral', { count: disputed })}
                </Button>
              )}
              <Button look="line" onClick={() => answerChosen('take')}>
                {t('adoptSeveral', { count: chosen.length })}
              </Button>
            </>
          )}
          <Button disabled={!work.canUndo} aria-keyshortcuts="Control+Z" onClick={work.undo}>
            <Undo2 className="size-4" aria-hidden="true" />
            {t('undo')}
          </Button>
          <IconButton label={t('print')} onClick={() => window.print()}>
            <Printer className="size-4" aria-hidden="true" />
          </IconButton>
        </div>
        <Panel>
          {shown.length === 0 ? (
            <NoDecisions
              filtered={work.decisions.length > 0}
              onAll={() => filter.change({ only: null, period: null })}
            />
          ) : (
            <DecisionsTable
              classId={classId}
              caption={t('heading', { title })}
              store={store}
              words={words}
              writes={writes}
              work={work}
              shown={shown}
            />
          )}
        </Panel>
        {filter.period === null ? null : <p className="mt-1.5 text-12 text-ink-3">{t('periodHint')}</p>}
      </Page>
      {stuckWrite === null ? null : (
        <StuckDialog
          pending={stuckWrite}
          name={work.nameOf(stuckWrite.intent.cell)}
          store={store}
          queue={queue}
          words={words}
          onClose={() => setStuck(null)}
        />
      )}
    </div>
  )
}

function NoDecisions({ filtered, onAll }: { readonly filtered: boolean; readonly onAll: () => void }) {
  const t = useTranslations('gradebook.decisions')
  if (!filtered) return <EmptyState title={t('emptyTitle')}>{t('emptyText')}</EmptyState>
  const showAll = (
    <Button look="primary" size="large" onClick={onAll}>
      {t('showAll')}
    </Button>
  )
  return (
    <EmptyState title={t('noneTitle')} actions={showAll}>
      {t('noneText')}
    </EmptyState>
  )
}

/** What is shown, as the address says it: it can be sent to a colleague. */
function useFilter(periods: readonly ClassPeriod[]) {
  const parameters = useSearchParams()
  const asked = parameters.get('period')
  return {
    onlyChanged: parameters.get('only') === 'changed',
    period: periods.find(({ id }) => id === asked) ?? null,
    change(part: Readonly<Partial<Record<'only' | 'period', string | null>>>): void {
      const next = new URLSearchParams(parameters)
      for (const [name, value] of Object.entries(part)) {
        if (value === null) next.delete(name)
        else next.set(name, value)
      }
      window.history.replaceState(null, '', next.size === 0 ? window.location.pathname : `?${next}`)
    },
  }
}
