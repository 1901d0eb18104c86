import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/** Whether the port can be had within `patienceMs`: the processes of a launcher that was just killed need a moment. */
export async function isPortFree(host: string, port: number, patienceMs: number): Promise<boolean> {
  const deadline = Date.now() + patienceMs
  while (!(await canListen(host, port))) {
    if (Date.now() > deadline) return false
    await sleep(100)
  }
  return true
}

function canListen(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, host, () => server.close(() => resolve(true)))
  })
}
