'use client'

import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { AuditFilterForm } from '@/components/audit/audit-filter'
import { AuditReadError, auditQuery, NO_FILTER } from '@/components/audit/audit-requests'
import { AuditTable } from '@/components/audit/audit-table'
import { ChainState } from '@/components/audit/chain-state'
import { ExportButton } from '@/components/audit/export-button'
import { Button } from '@/components/ui/button'
import { Page, Panel } from '@/components/ui/page'
import { EmptyState, ErrorState } from '@/components/ui/states'

/** Who did what, and who saw or exported whose record. */
export function AuditScreen() {
  const t = useTranslations('audit')
  const [filter, setFilter] = useState(NO_FILTER)
  const found = useInfiniteQuery({ ...auditQuery(filter), placeholderData: keepPreviousData })
  const isNarrowed = filter !== NO_FILTER
  const [newest] = found.data?.pages ?? []
  const rows = found.data?.pages.flatMap((page) => page.rows) ?? []
  return (
    <Page title={t('title')} lead={t('lead')} actions={<ExportButton filter={filter} />}>
      {newest === undefined ? null : <ChainState chain={newest.chain} />}
      <Panel>
        <AuditFilterForm
          isNarrowed={isNarrowed}
          isSearching={found.isFetching && !found.isFetchingNextPage}
          onFilter={setFilter}
        />
        {found.error !== null ? (
          <Failed error={found.error} onAgain={() => found.refetch()} />
        ) : newest === undefined ? (
          <div aria-busy="true" aria-label={t('searching')} className="h-40" role="status" />
        ) : rows.length === 0 ? (
          <EmptyState title={t(isNarrowed ? 'noneTitle' : 'emptyTitle')}>
            {t(isNarrowed ? 'noneText' : 'emptyText')}
          </EmptyState>
        ) : (
          <AuditTable rows={rows} />
        )}
      </Panel>
      {found.hasNextPage ? (
        <div className="mt-3 flex justify-center">
          <Button
            look="line"
            size="large"
            disabled={found.isFetchingNextPage}
            onClick={() => found.fetchNextPage()}
          >
            {found.isFetchingNextPage ? t('loadingMore') : t('more')}
          </Button>
        </div>
      ) : null}
    </Page>
  )
}

function Failed({ error, onAgain }: { readonly error: Error; readonly onAgain: () => void }) {
  const t = useTranslations('audit')
  const e = useTranslations('errors')
  const reference = error instanceof AuditReadError ? error.reference : null
  const signedOut = error instanceof AuditReadError && error.status === 401
  return (
    <ErrorState
      title={t('errorTitle')}
      reference={reference === null ? undefined : e('reference', { code: reference })}
      actions={
        <Button look="primary" size="large" onClick={onAgain}>
          {t('again')}
        </Button>
      }
    >
      {t(signedOut ? 'signedOut' : 'errorText')}
    </ErrorState>
  )
}
