import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import type { Head } from './audit-seal'

const headLine = z.object({
  districtId: z.uuid(),
  sealCount: z.int().positive(),
  headCode: z.string().regex(/^[0-9a-f]{64}$/),
})

/** The heads a log tells, by district. Lines that are something else are passed over; a log may hold anything. */
export async function readLoggedHeads(file: string): Promise<ReadonlyMap<string, readonly Head[]>> {
  const heads = new Map<string, Head[]>()
  for await (const line of createInterface({ input: createReadStream(file) })) {
    if (!line.includes('"headCode"')) continue
    const told = headLine.safeParse(parse(line))
    if (!told.success) continue
    const { districtId, sealCount, headCode } = told.data
    const ofDistrict = heads.get(districtId) ?? []
    ofDistrict.push({ number: sealCount, hash: headCode })
    heads.set(districtId, ofDistrict)
  }
  return heads
}

/** What stands between the first brace and the end: whoever keeps logs may write a time before each line. */
function parse(line: string): unknown {
  try {
    return JSON.parse(line.slice(line.indexOf('{')))
  } catch {
    return null
  }
}
