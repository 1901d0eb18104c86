'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { type Exported, exportAudit } from '@/components/audit/audit-requests'
import { Button } from '@/components/ui/button'
import { AUDIT_EXPORT_MAX, type AuditFilter } from '@/lib/features/admin/contract'

/** Saves what is in sight, and all that is like it, as a file; says what became of it. */
export function ExportButton({ filter }: { readonly filter: AuditFilter }) {
  const t = useTranslations('audit')
  const client = useQueryClient()
  const [state, setState] = useState<Exported | 'idle' | 'working'>('idle')
  async function run(): Promise<void> {
    setState('working')
    const exported = await exportAudit(filter)
    if (exported.state === 'done') save(exported.file)
    setState(exported)
    await client.invalidateQueries({ queryKey: ['audit'] })
  }
  return (
    <>
      <span role="status" className="text-12 text-ink-2">
        {typeof state === 'string' ? null : <ExportWords exported={state} />}
      </span>
      <Button look="line" size="large" disabled={state === 'working'} onClick={run}>
        {state === 'working' ? t('exporting') : t('export')}
      </Button>
    </>
  )
}

function ExportWords({ exported }: { readonly exported: Exported }) {
  const t = useTranslations('audit')
  switch (exported.state) {
    case 'done':
      return t('exported')
    case 'too-large':
      return t('exportTooLarge', { count: exported.count, most: AUDIT_EXPORT_MAX })
    case 'failed':
      return t('exportFailed')
  }
}

function save(file: Blob): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = 'audit.csv'
  link.click()
  URL.revokeObjectURL(link.href)
}
