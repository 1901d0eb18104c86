'use client'

import { Upload as UploadIcon } from 'lucide-react'
import { type DragEvent, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { UploadState } from '@/components/sources/upload-state'
import { useUpload } from '@/components/sources/use-upload'
import { Button } from '@/components/ui/button'
import { Select } from '@/components/ui/field'
import type { SourcesAnswer } from '@/lib/features/ingest/contract'

const AS_FILE_SAYS = ''

/** Where files come in: drop one, or choose one. */
export function DropZone({
  sources,
  maxMb,
}: {
  readonly sources: SourcesAnswer['sources']
  readonly maxMb: number
}) {
  const t = useTranslations('sources.upload')
  const [sourceId, setSourceId] = useState<string>(AS_FILE_SAYS)
  const { upload, take, again, cancel } = useUpload(
    maxMb * 1024 * 1024,
    sourceId === AS_FILE_SAYS ? null : sourceId,
  )
  const [isOver, setIsOver] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const isSending = upload.state === 'sending'

  function drag(event: DragEvent, over: boolean): void {
    event.preventDefault()
    setIsOver(over)
  }

  return (
    <section
      aria-labelledby="upload-title"
      onDragEnter={(event) => drag(event, true)}
      onDragOver={(event) => drag(event, true)}
      onDragLeave={(event) => {
        // Moving over a child is no leaving.
        const to = event.relatedTarget
        if (!(to instanceof Node && event.currentTarget.contains(to))) drag(event, false)
      }}
      onDrop={(event) => {
        drag(event, false)
        take([...event.dataTransfer.files])
      }}
      className={`rounded-control border border-dashed px-4 py-3 transition-colors duration-(--t-press) ${
        isOver ? 'border-accent bg-accent-wash' : 'border-line-strong bg-surface'
      }`}
    >
      <div className="flex items-center gap-x-4 gap-y-3 max-sm:flex-wrap">
        <UploadIcon
          className={`size-5 flex-none ${isOver ? 'text-accent' : 'text-ink-3'}`}
          aria-hidden="true"
        />
        <div className="min-w-0 flex-1">
          <h2 id="upload-title" className="font-semibold">
            {isOver ? t('drop') : t('title')}
          </h2>
          <p className="max-w-[74ch] text-12 text-ink-2">
            {t('text')} <span className="text-ink-3">{t('limit', { mb: maxMb })}</span>
          </p>
        </div>
        <div className="flex items-end gap-2 max-sm:w-full max-sm:flex-wrap">
          {sources.length === 0 ? null : (
            <Select
              label={t('from')}
              value={sourceId}
              disabled={isSending}
              options={[
                { value: AS_FILE_SAYS, label: t('asFileSays') },
                ...sources.map(({ id, name }) => ({ value: id, label: name })),
              ]}
              onChange={setSourceId}
              className="max-w-52"
            />
          )}
          <Button look="primary" size="large" disabled={isSending} onClick={() => input.current?.click()}>
            {t('choose')}
          </Button>
          <input
            ref={input}
            type="file"
            accept=".zip,application/zip"
            tabIndex={-1}
            aria-label={t('choose')}
            className="sr-only"
            onChange={(event) => {
              take([...(event.currentTarget.files ?? [])])
              event.currentTarget.value = '' // The same file may be chosen twice.
            }}
          />
        </div>
      </div>
      <UploadState upload={upload} maxMb={maxMb} onAgain={again} onCancel={cancel} />
    </section>
  )
}
