'use client'

import { startTransition, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { cellKey, parseCellKey } from '@/components/gradebook/cell-key'
import { createCellSource } from '@/components/gradebook/cell-source'
import { useCellWords } from '@/components/gradebook/cell-words'
import { DecisionsLink } from '@/components/gradebook/decisions-link'
import { GradebookEmpty } from '@/components/gradebook/gradebook-states'
import { gradebookStoreOf } from '@/components/gradebook/gradebook-store'
import { schoolDay } from '@/components/gradebook/header-parts'
import { gradebookHeader } from '@/components/gradebook/headers'
import { Legend } from '@/components/gradebook/legend'
import { PhoneList } from '@/components/gradebook/phone-list'
import type { RowWords } from '@/components/gradebook/row-views'
import { OfflineBar, SaveState } from '@/components/gradebook/save-state'
import { StuckDialog } from '@/components/gradebook/stuck-dialog'
import { Toolbar } from '@/components/gradebook/toolbar'
import { Tray } from '@/components/gradebook/tray'
import { useCellWrites } from '@/components/gradebook/use-cell-writes'
import { ROW_HEIGHTS, useDensity } from '@/components/gradebook/use-density'
import { useGradebookCommands } from '@/components/gradebook/use-gradebook-commands'
import { END_COLUMNS, NAME, useGradebookView } from '@/components/gradebook/use-gradebook-view'
import { useMedia } from '@/components/gradebook/use-media'
import { useOnline } from '@/components/gradebook/use-online'
import { DataGrid } from '@/components/grid/data-grid'
import type { GridHandle, Spot } from '@/components/grid/model'
import { AppBarPlace, AppBarStatus } from '@/components/shell/app-bar-slots'
import { ClassSwitcher } from '@/components/shell/class-switcher'
import type { GridPayload } from '@/lib/core/gradebook/grid'
import type { CellAddress, OwnClass } from '@/lib/features/gradebook/contract'

export interface GradebookScreenProps {
  readonly payload: GridPayload
  /** The reader's own classes, to switch between. */
  readonly classes: readonly OwnClass[]
}

/** A class, open: toolbar, grid, tray, and the line that says what marks mean. */
export function GradebookScreen({ payload, classes }: GradebookScreenProps) {
  const t = useTranslations('gradebook')
  const format = useFormatter()
  const words = useCellWords()
  const [store] = useState(() => gradebookStoreOf(payload))
  useLayoutEffect(() => store.load(payload), [store, payload])
  const writes = useCellWrites(payload.class.id, store)
  const { queue } = writes
  const view = useGradebookView(store, queue)
  const { url, layout, columns, order } = view
  const [density, chooseDensity] = useDensity()
  const online = useOnline()
  const narrow = useMedia('screen and (max-width: 640px)')
  const grid = useRef<GridHandle>(null)
  const [spot, setSpot] = useState<Spot | null>(null)
  const [stuck, setStuck] = useState<string | null>(null)
  const [locked, setLocked] = useState<string | null>(null)

  const editable = payload.class.mayCorrect && !payload.class.closed
  const openCell = url.cell === null ? null : parseCellKey(url.cell, (id) => store.grid().objectiveAt.has(id))
  const open = (cell: CellAddress) => url.change({ cell: cellKey(cell) })
  const { commands, announcement, nameOf, cellAt } = useGradebookCommands({
    store,
    writes,
    words,
    columns: layout.columns,
    onOpen: open,
    onDismiss: () => url.change({ cell: null }),
    onStuck: (cell) => setStuck(cellKey(cell)),
    onLocked: setLocked,
    onToggleObjective: view.toggleObjective,
    onToggleBand: view.toggleBand,
  })

  const rowWords = useMemo(
    (): RowWords => ({
      left: t('row.left'),
      attention: (count) => t('row.attention', { count }),
      summary: (met, count) => t('row.summary', { met, count }),
      missing: (count) => t('row.missing', { count }),
    }),
    [t],
  )
  const source = useMemo(
    () => createCellSource({ store, queue, layout, words, order, editable, rowWords }),
    [store, queue, layout, words, order, editable, rowWords],
  )
  const version = store.version()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version says when what the header counts has changed.
  const headerRows = useMemo(
    () =>
      gradebookHeader({
        store,
        queue,
        layout,
        unfolded: url.unfolded,
        order,
        sorting: url.sorting,
        words,
        t,
        format,
        onToggleBand: view.toggleBand,
        onToggleObjective: view.toggleObjective,
        onSort: view.sortBy,
      }),
    [
      version,
      layout,
      order,
      url.sorting,
      words,
      t,
      format,
      view.toggleBand,
      view.toggleObjective,
      view.sortBy,
    ],
  )

  function follow(next: Spot): void {
    // The view of the cell comes first; what only tells about it may take its time.
    startTransition(() => {
      setSpot(next)
      setLocked(null)
    })
    if (openCell === null) return
    const cell = cellAt(next)
    if (cell !== null && store.state(cell) !== null) open(cell)
  }

  function showFirstStuck(): void {
    const first = queue.all().find(({ state }) => state === 'refused' || state === 'conflict')
    if (first !== undefined) setStuck(cellKey(first.intent.cell))
  }

  function closeTray(): void {
    url.change({ cell: null })
    if (spot !== null) grid.current?.moveTo(spot, true)
  }

  const { students } = payload
  const somebodyLeft = (students.inactive?.length ?? 0) > 0
  const empty = students.id.length === 0 || layout.columns.length === 0
  const stuckWrite = stuck === null ? null : queue.pending(stuck)
  const tray =
    openCell === null || store.state(openCell) === null ? null : (
      <Tray
        key={narrow ? 'sheet' : 'side'}
        classId={payload.class.id}
        store={store}
        writes={writes}
        words={words}
        cell={openCell}
        editable={editable}
        columns={layout.columns}
        order={order}
        nameOf={nameOf}
        onMove={(cell, column) => {
          open(cell)
          grid.current?.moveTo({ row: cell.studentId, column }, false)
        }}
        onClose={closeTray}
      />
    )

  return (
    <main id="content" className="flex min-h-0 flex-1 flex-col print:block">
      <AppBarPlace>
        <ClassSwitcher
          title={payload.class.title}
          currentId={payload.class.id}
          classes={classes.map(({ id, title, location }) => ({ id, title, detail: location }))}
        />
      </AppBarPlace>
      <AppBarStatus>
        {editable ? (
          <SaveState waiting={writes.waiting} refused={writes.refused} onShowRefused={showFirstStuck} />
        ) : null}
      </AppBarStatus>
      {online ? null : <OfflineBar waiting={writes.waiting} onTryNow={() => queue.hurry()} />}
      {narrow && !empty ? (
        <PhoneList
          store={store}
          queue={queue}
          words={words}
          title={payload.class.title}
          order={order}
          open={openCell}
          onOpen={open}
        />
      ) : (
        <>
          <Toolbar
            title={payload.class.title}
            term={payload.class.term?.title ?? null}
            students={t('header.enrolled', { count: order.length })}
            steps={writes.steps}
            onUndo={commands.undo}
            onRedo={commands.redo}
            canFold={url.unfolded.size > 0}
            onFoldAll={() => url.change({ unfolded: new Set() })}
            withLeft={somebodyLeft ? url.withLeft : null}
            onWithLeft={(withLeft) => url.change({ withLeft })}
            density={density}
            onDensity={chooseDensity}
            links={<DecisionsLink classId={payload.class.id} store={store} />}
            locked={editable ? null : t(payload.class.closed ? 'locked.class' : 'locked.reader')}
          />
          <p className="hidden print:mb-1.5 print:flex print:justify-between">
            <b className="font-semibold">{payload.class.title}</b>
            {[payload.class.term?.title, schoolDay(format, payload.class.asOf)].filter(Boolean).join(' · ')}
          </p>
          <div className="flex min-h-0 min-w-0 flex-1 print:block">
            {empty ? (
              <GradebookEmpty students={students.id.length} />
            ) : (
              <DataGrid
                ref={grid}
                label={t('gridLabel', { title: payload.class.title })}
                rowIds={order}
                rowHeight={ROW_HEIGHTS[density]}
                startColumn={NAME}
                columns={columns}
                endColumns={END_COLUMNS}
                headerRows={headerRows}
                source={source}
                commands={commands}
                readOnly={!editable}
                announcement={announcement}
                onSpotChange={follow}
              />
            )}
            {tray}
          </div>
          <Legend policy={payload.policies[0] ?? null} words={words} spot={spotWords(spot)} locked={locked} />
        </>
      )}
      {narrow ? tray : null}
      {stuckWrite === null ? null : (
        <StuckDialog
          pending={stuckWrite}
          name={nameOf(stuckWrite.intent.cell)}
          store={store}
          queue={queue}
          words={words}
          onClose={() => setStuck(null)}
        />
      )}
    </main>
  )

  function spotWords(at: Spot | null): string {
    if (at === null) return ''
    const cell = cellAt(at)
    return cell === null || !students.id.includes(at.row) ? '' : `${nameOf(cell)}`
  }
}
