'use client'

import { ChevronsLeft, Lock, Printer, Redo2, Rows3, Rows4, Undo2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { UndoState } from '@/components/gradebook/undo-stack'
import { Button, IconButton, Segments } from '@/components/ui/button'

export type Density = 'comfortable' | 'compact'

export interface ToolbarProps {
  readonly title: string
  readonly term: string | null
  readonly students: string
  readonly steps: UndoState
  readonly onUndo: () => void
  readonly onRedo: () => void
  readonly canFold: boolean
  readonly onFoldAll: () => void
  /** Null where nobody has left. */
  readonly withLeft: boolean | null
  readonly onWithLeft: (shown: boolean) => void
  readonly density: Density
  readonly onDensity: (density: Density) => void
  /** Ways to the class's other pages. */
  readonly links: ReactNode
  /** Why nothing can be typed, where nothing can. */
  readonly locked: string | null
}

export function Toolbar(props: ToolbarProps) {
  const t = useTranslations('gradebook.toolbar')
  const { steps, density, withLeft } = props
  const undoName = steps.past.at(-1)?.name
  const redoName = steps.future.at(-1)?.name
  return (
    <div
      role="toolbar"
      aria-label={t('label')}
      className="flex h-(--bar-tool) flex-none items-center gap-1 border-line-strong border-b bg-surface px-3 print:hidden"
    >
      {/* The app bar shows it; here it is the page's heading. */}
      <h1 className="sr-only">{props.title}</h1>
      <p className="truncate text-12 text-ink-3">
        {props.term === null ? props.students : `${props.term} · ${props.students}`}
      </p>
      {props.locked === null ? null : (
        <p className="ml-3 flex items-center gap-1.5 truncate text-12 text-ink-2">
          <Lock className="size-3.5 flex-none" aria-hidden="true" />
          {props.locked}
        </p>
      )}
      <span className="flex-1" />
      {props.locked === null ? (
        <>
          <Button
            disabled={undoName === undefined}
            aria-keyshortcuts="Control+Z"
            aria-label={undoName === undefined ? t('undo') : t('undoNamed', { name: undoName })}
            title={undoName === undefined ? t('undo') : t('undoNamed', { name: undoName })}
            onClick={props.onUndo}
          >
            <Undo2 className="size-4" aria-hidden="true" />
            {t('undo')}{' '}
            {undoName === undefined ? null : <span className="max-w-52 truncate text-ink-3">{undoName}</span>}
          </Button>
          <IconButton
            label={redoName === undefined ? t('redo') : t('redoNamed', { name: redoName })}
            disabled={redoName === undefined}
            aria-keyshortcuts="Control+Shift+Z"
            onClick={props.onRedo}
          >
            <Redo2 className="size-4" aria-hidden="true" />
          </IconButton>
          <Rule />
        </>
      ) : null}
      {props.links}
      {withLeft === null ? null : (
        <Button aria-pressed={withLeft} onClick={() => props.onWithLeft(!withLeft)}>
          {t('showLeft')}
        </Button>
      )}
      <Button disabled={!props.canFold} onClick={props.onFoldAll}>
        <ChevronsLeft className="size-3.5" aria-hidden="true" />
        {t('foldAll')}
      </Button>
      <Segments
        label={t('density')}
        value={density}
        onChange={props.onDensity}
        options={[
          {
            value: 'comfortable',
            name: t('comfortable'),
            label: <Rows3 className="size-4" aria-hidden="true" />,
          },
          { value: 'compact', name: t('compact'), label: <Rows4 className="size-4" aria-hidden="true" /> },
        ]}
      />
      <IconButton label={t('print')} onClick={() => window.print()}>
        <Printer className="size-4" aria-hidden="true" />
      </IconButton>
    </div>
  )
}

function Rule() {
  return <span className="mx-1.5 h-[18px] w-px flex-none bg-line-strong" aria-hidden="true" />
}
