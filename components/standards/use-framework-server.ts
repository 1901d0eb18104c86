'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { askServer, bringFromServer } from '@/components/standards/ask-server'
import type { FrameworkProblem } from '@/components/standards/request-problem'
import type {
  FrameworkAnswer,
  ImportStep,
  OfferAnswer,
  OfferedFramework,
  ServerBody,
} from '@/lib/features/ingest/contract'

export type ServerState =
  | { readonly state: 'idle' | 'asking' }
  | { readonly state: 'bringing'; readonly title: string; readonly step: ImportStep }
  | { readonly state: 'done'; readonly answer: FrameworkAnswer }
  | { readonly state: 'refused'; readonly problem: FrameworkProblem }

/** A server that answered, and what it said. Its sign-in lives as long as this page and nowhere else. */
export interface Offer {
  readonly server: ServerBody
  readonly answer: OfferAnswer
}

/** Asking a CASE server and bringing in what it offers: one thing at a time. */
export function useFrameworkServer() {
  const router = useRouter()
  const [offer, setOffer] = useState<Offer | null>(null)
  const [state, setState] = useState<ServerState>({ state: 'idle' })
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])

  function begin(): AbortSignal {
    running.current?.abort()
    running.current = new AbortController()
    return running.current.signal
  }

  return {
    offer,
    state,
    isBusy: state.state === 'asking' || state.state === 'bringing',
    async ask(server: ServerBody): Promise<void> {
      setOffer(null)
      setState({ state: 'asking' })
      const asked = await askServer(server, begin())
      if (asked === null) return
      if (!asked.ok) return setState({ state: 'refused', problem: asked.problem })
      setOffer({ server, answer: asked.value })
      setState({ state: 'idle' })
    },
    async bring({ server }: Offer, { identifier, title }: OfferedFramework): Promise<void> {
      const onStep = (step: ImportStep) => setState({ state: 'bringing', title, step })
      onStep({ step: 'reading', bytes: 0 })
      const brought = await bringFromServer({ ...server, identifier }, onStep, begin())
      if (brought === null) return
      if (!brought.ok) return setState({ state: 'refused', problem: brought.problem })
      const answer = brought.value
      setState({ state: 'done', answer })
      setOffer((now) => now && withHeld(now, identifier))
      if (answer.frameworkId !== null) router.push(`/standards?framework=${answer.frameworkId}`)
      router.refresh()
    },
    cancel(): void {
      running.current?.abort()
      setState({ state: 'idle' })
    },
  }
}

function withHeld({ server, answer }: Offer, identifier: string): Offer {
  const frameworks = answer.frameworks.map(
    (one): OfferedFramework => (one.identifier === identifier ? { ...one, standing: 'held' } : one),
  )
  return { server, answer: { ...answer, frameworks } }
}
