import { createServer } from 'node:net'

/** A port of loopback that nobody listens on at this moment: `wanted` if it can be had, else any. */
export async function findFreePort(wanted = 0): Promise<number> {
  const port = await tryPort(wanted)
  return port ?? (await tryPort(0)) ?? Promise.reject(new Error('No free port on 127.0.0.1.'))
}

function tryPort(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(undefined))
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      const found = typeof address === 'object' && address !== null ? address.port : undefined
      server.close(() => resolve(found))
    })
  })
}
