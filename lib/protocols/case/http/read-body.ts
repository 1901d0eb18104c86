/** A response's text, or null once it is larger than `mostBytes`; then the rest is not read. Fails as the stream fails. */
export async function readBody(response: Response, mostBytes: number): Promise<string | null> {
  if (Number(response.headers.get('content-length') ?? 0) > mostBytes) {
    await response.body?.cancel()
    return null
  }
  if (response.body === null) return ''
  const decoder = new TextDecoder()
  const texts: string[] = []
  let bytes = 0
  for await (const chunk of response.body) {
    bytes += chunk.byteLength
    // Leaving the loop cancels the stream.
    if (bytes > mostBytes) return null
    texts.push(decoder.decode(chunk, { stream: true }))
  }
  texts.push(decoder.decode())
  return texts.join('')
}
