import type { ServerProblem } from '@/lib/features/ingest/contract'

/** Why a framework was not taken in; nothing has changed then. */
export type FrameworkProblem =
  | { readonly kind: 'unreadable'; readonly sentence: string; readonly found: string }
  | { readonly kind: 'server'; readonly problem: ServerProblem }
  | { readonly kind: 'too-large' | 'signed-out' | 'forbidden' | 'offline' | 'lost' | 'failed' }

/** A request that did not arrive, or whose answer did not. */
export function lostProblem(): FrameworkProblem {
  return { kind: navigator.onLine ? 'lost' : 'offline' }
}

/** What a status means wherever a framework comes from. */
export function problemOfStatus(status: number): FrameworkProblem {
  switch (status) {
    case 401:
      return { kind: 'signed-out' }
    case 403:
      return { kind: 'forbidden' }
    case 413:
      return { kind: 'too-large' }
    default:
      return { kind: 'failed' }
  }
}
