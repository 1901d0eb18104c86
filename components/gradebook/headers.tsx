import type { Band, ColumnSpec } from '@/components/gradebook/columns'
import { gradeDetail, gradeHead } from '@/components/gradebook/header-grade'
import { itemCell, itemDetail } from '@/components/gradebook/header-items'
import { levelDetail, objectiveCell } from '@/components/gradebook/header-objectives'
import {
  bandEnds,
  FoldIcon,
  type HeaderOptions,
  SortMark,
  sortState,
  type Translate,
} from '@/components/gradebook/header-parts'
import type { HeaderCell, HeaderRow } from '@/components/grid/model'

const BAND_HEIGHT = 22
const MAIN_HEIGHT = 46
const DETAIL_HEIGHT = 38

/** The three rows on top: domains and categories, what each column is, and how the class stands in it. */
export function gradebookHeader(options: HeaderOptions): readonly HeaderRow[] {
  const { t, order, sorting, onSort } = options
  const blank = (id: string, label: string): HeaderCell => ({
    ...FROZEN,
    id,
    label,
    content: <span className="sr-only">{label}</span>,
  })
  return [
    {
      id: 'band',
      height: BAND_HEIGHT,
      cells: bandCells(options),
      startCell: blank('band-start', t('header.student')),
      endCells: [blank('band-end', t('header.summary')), blank('band-grade', options.words.grade)],
    },
    {
      id: 'main',
      height: MAIN_HEIGHT,
      cells: mainCells(options),
      startCell: {
        ...FROZEN,
        id: 'main-start',
        label: t('header.student'),
        content: <span className="block pt-6 pl-[26px]">{t('header.student')}</span>,
      },
      endCells: [
        {
          ...FROZEN,
          id: 'main-end',
          label: `${t('header.summary')}, ${t('header.metOf')}`,
          content: (
            <>
              <span className="head-code">{t('header.summary')}</span>
              <span className="head-statement">{t('header.metOf')}</span>
            </>
          ),
        },
        gradeHead(options),
      ],
    },
    {
      id: 'detail',
      height: DETAIL_HEIGHT,
      cells: detailCells(options),
      startCell: {
        ...FROZEN,
        id: 'detail-start',
        label: `${t('header.byName')}, ${t('header.enrolled', { count: order.length })}`,
        content: (
          <span className="flex items-center gap-1 pl-[26px] text-11 text-ink-3">
            {t('header.enrolled', { count: order.length })}
            {sorting.column === null ? <SortMark descending={sorting.descending} /> : null}
          </span>
        ),
        ...sortState(sorting, null),
        onPress: () => onSort(null),
      },
      endCells: [blank('detail-end', t('header.metOf')), gradeDetail(options)],
    },
  ]
}

const FROZEN = { start: 0, span: 1, className: 'grid-head-frozen' } as const

function bandCells(options: HeaderOptions): readonly HeaderCell[] {
  const { layout, t, onToggleBand } = options
  let start = 0
  return layout.bands.map((band) => {
    const span = layout.columns.filter((column) => column.band === band.id).length
    const name = bandName(band, t)
    const cell = {
      id: `band:${band.id}`,
      start,
      span,
      className: '',
      label: name,
      expanded: !band.folded,
      onPress: () => onToggleBand(band.id),
      content: (
        <span className="head-sticky">
          <FoldIcon open={!band.folded} />
          <span className="truncate">{name}</span>
        </span>
      ),
    }
    start += span
    return cell
  })
}

function bandName(band: Band, t: Translate): string {
  const title = band.title ?? t(band.kind === 'domain' ? 'header.otherStandards' : 'header.otherWork')
  if (band.code !== null) return `${band.code} ${title}`
  return band.weight === null ? title : t('header.weighted', { title, weight: band.weight })
}

function mainCells(options: HeaderOptions): readonly HeaderCell[] {
  const { layout, unfolded } = options
  const cells: HeaderCell[] = []
  for (const [start, column] of layout.columns.entries()) {
    const end = bandEnds(layout.columns, start) ? 'band-end' : ''
    switch (column.kind) {
      case 'level': {
        const open = unfolded.has(column.objective.id)
        const span = open ? 1 + evidenceBehind(layout.columns, start) : 1
        const ends = bandEnds(layout.columns, start + span - 1) ? 'band-end' : ''
        cells.push(objectiveCell(options, column.objective, start, span, ends))
        break
      }
      case 'item':
        cells.push(itemCell(options, column, start, end))
        break
      case 'folded':
        cells.push(foldedCell(options, column.band, `main:${column.id}`, start))
        break
      case 'evidence':
        break
    }
  }
  return cells
}

function evidenceBehind(columns: readonly ColumnSpec[], start: number): number {
  let span = 0
  while (columns[start + span + 1]?.kind === 'evidence') span++
  return span
}

function detailCells(options: HeaderOptions): readonly HeaderCell[] {
  return options.layout.columns.map((column, start) => detailCell(options, column, start))
}

function detailCell(options: HeaderOptions, column: ColumnSpec, start: number): HeaderCell {
  const end = bandEnds(options.layout.columns, start) ? 'band-end' : ''
  switch (column.kind) {
    case 'level':
      return levelDetail(options, column, start, end)
    case 'evidence':
    case 'item':
      return itemDetail(options, column, start, end)
    case 'folded':
      return foldedCell(options, column.band, `detail:${column.id}`, start)
  }
}

/** Under a folded band there is nothing to say but its name. */
function foldedCell({ layout, t }: HeaderOptions, bandId: string, id: string, start: number): HeaderCell {
  const band = layout.bands.find((one) => one.id === bandId)
  const label = band === undefined ? '' : bandName(band, t)
  return {
    id,
    start,
    span: 1,
    className: 'band-end',
    label,
    content: <span className="sr-only">{label}</span>,
  }
}
