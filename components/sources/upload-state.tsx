'use client'

import Link from 'next/link'
import { useFormatter, useTranslations } from 'use-intl'
import type { Upload } from '@/components/sources/use-upload'
import { Button } from '@/components/ui/button'
import { ProgressBar } from '@/components/ui/states'

const megabytes = (bytes: number) => Math.round(bytes / 1024 / 102.4) / 10

export interface UploadStateProps {
  readonly upload: Upload
  readonly maxMb: number
  readonly onAgain: () => void
  readonly onCancel: () => void
}

/** How far an upload is, and how it ended. */
export function UploadState({ upload, maxMb, onAgain, onCancel }: UploadStateProps) {
  const t = useTranslations('sources.upload')
  const s = useTranslations('sources')
  const format = useFormatter()
  switch (upload.state) {
    case 'none':
      return null
    case 'sending': {
      const { file, sent } = upload
      const label = t('uploading', { name: file.name })
      return (
        <div className="mt-3 grid gap-1 border-line border-t pt-3" aria-live="polite">
          <div className="flex flex-wrap items-baseline gap-x-3">
            <p className="font-medium">{label}</p>
            <p className="text-12 text-ink-2 tabular-nums">
              {t('bytes', {
                sent: format.number(megabytes(Math.min(sent, file.size))),
                total: format.number(megabytes(file.size)),
              })}
            </p>
            <Button className="ml-auto" onClick={onCancel}>
              {t('cancel')}
            </Button>
          </div>
          <ProgressBar label={label} value={file.size === 0 ? null : sent / file.size} />
          <p className="text-12 text-ink-3">{t('stay')}</p>
        </div>
      )
    }
    case 'arrived':
      return (
        <p className="mt-3 flex flex-wrap gap-x-3 border-line border-t pt-2.5" role="status">
          {t('arrived', { name: upload.name })}
          <Link href={`/runs/${upload.runId}`} className="text-accent underline">
            {s('open')}
          </Link>
        </p>
      )
    case 'refused':
      return (
        <div className="mt-3 flex flex-wrap items-center gap-3 border-line border-t pt-2.5" role="alert">
          <span className="mark-refused" aria-hidden="true">
            !
          </span>
          <p className="flex-1 text-danger">
            <Problem upload={upload} maxMb={maxMb} />
          </p>
          {upload.problem.kind === 'lost' ||
          upload.problem.kind === 'offline' ||
          upload.problem.kind === 'failed' ? (
            <Button look="line" onClick={onAgain}>
              {t('again')}
            </Button>
          ) : null}
        </div>
      )
  }
}

function Problem({
  upload,
  maxMb,
}: {
  readonly upload: Extract<Upload, { state: 'refused' }>
  readonly maxMb: number
}) {
  const t = useTranslations('sources.upload')
  const { file, problem } = upload
  const { name } = file
  switch (problem.kind) {
    case 'not-zip':
      return t('notZip', { name })
    case 'several':
      return t('several')
    case 'too-large':
      return t('tooLarge', { name, mb: megabytes(file.size), max: maxMb })
    case 'empty':
      return t('empty', { name })
    case 'signed-out':
      return t('signedOut')
    case 'forbidden':
      return t('forbidden')
    case 'lost':
      return t('lost')
    case 'offline':
      return t('offline')
    case 'failed':
      return t('failed', { reference: problem.reference })
  }
}
