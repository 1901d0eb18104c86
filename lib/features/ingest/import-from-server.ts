import type { Database } from '@/lib/db/client'
import type { Actor } from '@/lib/platform/actor'
import { askCaseServer, tellable } from './ask-case-server'
import type { ImportStep, ServerImportBody } from './contract'
import { takeFramework } from './take-framework'

export interface ServerOrder {
  readonly actor: Actor
  readonly body: ServerImportBody
  /** Ends the reading; once all is read, the framework is taken in whole. */
  readonly signal: AbortSignal
}

const EVERY_BYTES = 128 * 1024

/** Reads a framework from the CASE server that has it, takes it in, and tells how far it is. */
export async function importFromServer(
  db: Database,
  { actor, body, signal }: ServerOrder,
  tell: (step: ImportStep) => void,
): Promise<void> {
  let told = -EVERY_BYTES
  const server = askCaseServer(body, {
    signal,
    onBytes(bytes) {
      // A second answer begins anew.
      if (bytes >= told && bytes - told < EVERY_BYTES) return
      told = bytes
      tell({ step: 'reading', bytes })
    },
  })
  tell({ step: 'reading', bytes: 0 })
  const read = await server.fetchPackage(body.identifier)
  if (!read.ok) return tell({ step: 'refused', problem: tellable(read.problem) })
  tell({ step: 'storing', standards: read.value.items.length })
  tell({ step: 'done', answer: await takeFramework(db, { actor, framework: read.value }) })
}
