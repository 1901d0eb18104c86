'use client'

import { useQuery } from '@tanstack/react-query'
import { GradebookScreen } from '@/components/gradebook/gradebook-screen'
import { GradebookError, GradebookLoading } from '@/components/gradebook/gradebook-states'
import { gridQuery } from '@/components/gradebook/queries'
import type { OwnClass } from '@/lib/features/gradebook/contract'

export interface GradebookProps {
  readonly classId: string
  readonly classes: readonly OwnClass[]
}

/** A class's gradebook: it is fetched, and shown in whatever state it comes. */
export function Gradebook({ classId, classes }: GradebookProps) {
  const { data, error, refetch } = useQuery(gridQuery(classId))
  // What was there stays in sight when a refresh fails: the grid never goes blank.
  if (data !== undefined) return <GradebookScreen key={classId} payload={data} classes={classes} />
  if (error !== null) return <GradebookError error={error} onRetry={() => void refetch()} />
  return <GradebookLoading />
}
