import { AppError } from '@/lib/platform/errors'

/** Enough for any form or cell of ours; files go through routes that stream. */
export const BODY_MAX_BYTES = 64 * 1_024

/** The body of a request, or of an answer, as text, never more than `bytesMax`, whatever its length header claims. */
export async function readText(request: Pick<Request, 'body'>, bytesMax: number): Promise<string> {
  if (request.body === null) return ''
  const reader = request.body.getReader()
  const chunks: Uint8Array[] = []
  let bytes = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    bytes += value.byteLength
    if (bytes > bytesMax) {
      await reader.cancel()
      throw new AppError('too-large', `A body here may have ${bytesMax} bytes.`)
    }
    chunks.push(value)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** The value a request's body holds: JSON, or a form's fields as an object of strings (the last of a name wins). */
export async function readBody(request: Request, bytesMax = BODY_MAX_BYTES): Promise<unknown> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  switch (type) {
    case 'application/json':
      return parseJson(await readText(request, bytesMax))
    case 'application/x-www-form-urlencoded':
      return Object.fromEntries(new URLSearchParams(await readText(request, bytesMax)))
    case undefined:
      return undefined
    default:
      throw new AppError('invalid', 'A body here is JSON or a form.')
  }
}

function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text)
    return value
  } catch {
    throw new AppError('invalid', 'The body is not JSON.')
  }
}
