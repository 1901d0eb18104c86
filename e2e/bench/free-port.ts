import { isPortFree } from '@/lib/cli/launcher/port'

/** A port for a bench's own server. */
export async function freePort(): Promise<number> {
  for (let port = 43_000; ; port++) if (await isPortFree('127.0.0.1', port, 0)) return port
}
