'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { sourcesQuery } from '@/components/sources/queries'
import { sendPackage, type UploadProblem } from '@/components/sources/send-package'

export type Upload =
  | { readonly state: 'none' }
  | { readonly state: 'sending'; readonly file: File; readonly sent: number }
  | { readonly state: 'arrived'; readonly name: string; readonly runId: string }
  | {
      readonly state: 'refused'
      readonly file: File
      readonly problem: UploadProblem | { readonly kind: 'not-zip' | 'several' }
    }

/** One upload at a time: what is going, how far, and how it ended. */
export function useUpload(bytesMax: number, sourceId: string | null) {
  const [upload, setUpload] = useState<Upload>({ state: 'none' })
  const running = useRef<AbortController | null>(null)
  const client = useQueryClient()
  const isSending = upload.state === 'sending'

  // Leaving would cut the upload off; the browser asks first.
  useEffect(() => {
    if (!isSending) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [isSending])
  useEffect(() => () => running.current?.abort(), [])

  async function send(file: File): Promise<void> {
    const control = new AbortController()
    running.current = control
    setUpload({ state: 'sending', file, sent: 0 })
    const outcome = await sendPackage({
      file,
      sourceId,
      signal: control.signal,
      onBytes: (sent) => setUpload({ state: 'sending', file, sent }),
    })
    if (outcome === null) setUpload({ state: 'none' })
    else if (outcome.ok) setUpload({ state: 'arrived', name: file.name, runId: outcome.runId })
    else setUpload({ state: 'refused', file, problem: outcome.problem })
    await client.invalidateQueries({ queryKey: sourcesQuery.queryKey })
  }

  return {
    upload,
    /** Takes what was dropped or chosen; what cannot be right is refused before a byte is sent. */
    take(files: readonly File[]): void {
      const [file, second] = files
      if (file === undefined || isSending) return
      if (second !== undefined) setUpload({ state: 'refused', file, problem: { kind: 'several' } })
      else if (!/\.zip$/i.test(file.name)) setUpload({ state: 'refused', file, problem: { kind: 'not-zip' } })
      else if (file.size === 0) setUpload({ state: 'refused', file, problem: { kind: 'empty' } })
      else if (file.size > bytesMax) setUpload({ state: 'refused', file, problem: { kind: 'too-large' } })
      else void send(file)
    },
    again(): void {
      if (upload.state === 'refused') void send(upload.file)
    },
    cancel(): void {
      running.current?.abort()
    },
  }
}
