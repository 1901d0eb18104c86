'use client'

import { useQuery } from '@tanstack/react-query'
import { GradebookScreen } from '@/components/gradebook/gradebook-screen'
import { GradebookError, GradebookLoading } from '@/components/gradebook/gradebook-states'
import { gridQuery } from '@/components/gradebook/queries'

/** A class's gradebook: it is fetched, and shown in whatever state it comes. */
export function Gradebook({ classId }: { readonly classId: string }) {
  const { data, error, refetch } = useQuery(gridQuery(classId))
  // What was there stays in sight when a refresh fails: the grid never goes blank.
  if (data !== undefined) return <GradebookScreen key={classId} payload={data} />
  if (error !== null) return <GradebookError error={error} onRetry={() => void refetch()} />
  return <GradebookLoading />
}
