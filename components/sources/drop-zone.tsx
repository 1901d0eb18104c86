'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { UploadState } from '@/components/sources/upload-state'
import { useUpload } from '@/components/sources/use-upload'
import { DropArea } from '@/components/ui/drop-area'
import { Select } from '@/components/ui/field'
import type { SourcesAnswer } from '@/lib/features/ingest/contract'

const AS_FILE_SAYS = ''

/** Where packages come in, and whose they are. */
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
  const isSending = upload.state === 'sending'

  return (
    <DropArea
      title={t('title')}
      overTitle={t('drop')}
      text={
        <>
          {t('text')} <span className="text-ink-3">{t('limit', { mb: maxMb })}</span>
        </>
      }
      choose={t('choose')}
      accept=".zip,application/zip"
      disabled={isSending}
      onFiles={take}
      aside={
        sources.length === 0 ? null : (
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
        )
      }
    >
      <UploadState upload={upload} maxMb={maxMb} onAgain={again} onCancel={cancel} />
    </DropArea>
  )
}
