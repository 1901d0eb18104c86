import { mkdir } from 'node:fs/promises'
import { endPrograms } from './checks/run-program'
import { ALL, FAST } from './checks/steps'

const steps = process.argv.includes('--fast') ? FAST : ALL

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => {
    endPrograms()
    process.exit(130)
  })
}

await mkdir('test-results', { recursive: true })
let passed = 0
let failed = 0
for (const step of steps) {
  const began = Date.now()
  const outcome = await step.run()
  passed += outcome.passed
  failed += outcome.failed
  const verdict = outcome.failed === 0 ? 'ok' : 'FAILED'
  const seconds = ((Date.now() - began) / 1000).toFixed(1)
  const count = outcome.passed + outcome.failed
  console.log(
    `${step.name.padEnd(10)} ${verdict.padEnd(7)} ${String(count).padStart(5)} ${seconds.padStart(7)} s`,
  )
  if (outcome.failed > 0) console.log(`${outcome.output.trimEnd()}\n`)
}
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
