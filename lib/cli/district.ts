import { parseArgs } from 'node:util'
import { openDatabase } from '@/lib/cli/launcher/open-database'
import { createDistrict, type DistrictProblem } from '@/lib/features/admin/create-district'
import { INVITATION_MINUTES, inviteAgain } from '@/lib/features/admin/invite-administrator'
import { database } from '@/lib/platform/database'
import { env } from '@/lib/platform/env'

const USAGE =
  'npm run district -- --name NAME [--slug SLUG] [--host HOST] [--time-zone ZONE], or --invite SLUG for another link.'

const SENTENCES: Readonly<Record<DistrictProblem | 'no-such-district', string>> = {
  'no-name': `--name says what the district is called. ${USAGE}`,
  'no-such-time-zone': '--time-zone is not known here; names look like America/Chicago.',
  'bad-slug': '--slug takes 1 to 40 lower-case letters, digits and hyphens.',
  'slug-taken': '--slug is taken by another district; --invite makes another link for it.',
  'bad-host': '--host takes a host name such as grades.example.org, without a port.',
  'host-taken': '--host leads to another district already.',
  'no-such-district': '--invite: no district has that slug.',
}

function readOptions() {
  const options = {
    name: { type: 'string' },
    slug: { type: 'string' },
    host: { type: 'string' },
    'time-zone': { type: 'string' },
    invite: { type: 'string' },
  } as const
  try {
    return parseArgs({ options }).values
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)} ${USAGE}`)
  }
}

async function makeLink(): Promise<string> {
  const { name, slug, host, invite, 'time-zone': zone } = readOptions()
  const now = new Date()
  if (invite !== undefined) {
    const again = await inviteAgain(invite, now)
    if (!again.ok) throw new Error(SENTENCES[again.problem])
    return again.value
  }
  const timeZone = zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone
  const created = await createDistrict({ name: name ?? '', timeZone, slug, host }, now)
  if (!created.ok) throw new Error(SENTENCES[created.problem])
  console.log(
    `${name}: made (${timeZone}), found at /d/${created.value.slug}${host ? ` and at ${host}` : ''}.`,
  )
  return created.value.invitationPath
}

const opened = await openDatabase((line) => console.error(line))
try {
  const path = await makeLink()
  const origin = env.PUBLIC_URL ?? `http://localhost:${env.PORT}`
  console.log(`Its first administrator begins here, once, within ${INVITATION_MINUTES} minutes:`)
  console.log(new URL(path, origin).href)
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
} finally {
  await database().close()
  await opened.stop()
}
