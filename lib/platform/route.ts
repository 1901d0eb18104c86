import type { NextRequest } from 'next/server'
import { z } from 'zod'
import { type Acting, act } from '@/lib/platform/acting'
import type { Access } from '@/lib/platform/authorize'
import { type District, findDistrict } from '@/lib/platform/district'
import { AppError, STATUS_OF } from '@/lib/platform/errors'
import { log } from '@/lib/platform/log'
import { newId } from '@/lib/platform/new-id'
import { isSameOrigin, publicOrigin, requestHost } from '@/lib/platform/origin'
import { readBody } from '@/lib/platform/read-body'
import { districtCookie, sessionCookie } from '@/lib/platform/session-cookie'

/*
 * The one way in for requests that are not pages: same origin → district → session → access → parse → verb → answer.
 * A test walks `app` and fails on a route that is not made here.
 */

interface RouteContext {
  readonly params: Promise<Readonly<Record<string, string | string[] | undefined>>>
}
type Handler = (request: NextRequest, context: RouteContext) => Promise<Response>

interface Shape<P, Q, B> {
  readonly params?: z.ZodType<P>
  readonly query?: z.ZodType<Q>
  readonly body?: z.ZodType<B>
}

/** What a route's parts were after parsing; a part the route does not name is undefined and was not read. */
interface Parts<P, Q, B> {
  readonly params: P
  readonly query: Q
  readonly body: B
}

interface Arrived {
  readonly request: NextRequest
  readonly district: District
  /** The address people see; what redirects and registered addresses begin with. */
  readonly origin: string
}

/** A value is answered as JSON, nothing as 204; a `Response` is passed on. */
type Answer = Response | object | undefined

/**
 * A route for signed-in people. The whole of it, session and permission included, is one transaction, read only for
 * a GET: a verb that throws has changed nothing. `access` may depend on the parsed params (a class names itself).
 * A GET that `discloses` shows people's records: its verb writes that into the audit, in the same transaction.
 */
export function route<P = undefined, Q = undefined, B = undefined>(
  spec: Shape<P, Q, B> & {
    readonly access: Access | ((params: P) => Access)
    readonly discloses?: true
  },
  verb: (acting: Acting & Parts<P, Q, B> & Pick<Arrived, 'request' | 'origin'>) => Promise<Answer>,
): Handler {
  return guarded(async (arrived, context) => {
    const { request, district, origin } = arrived
    const params = await parseParams(spec.params, context)
    const access = accessOf(spec.access, params)
    // Read before the transaction, so that a slow sender holds no connection; judged after the permission.
    const sent = await settle(() => parseSent(spec, request))
    const mode = isRead(request) && spec.discloses !== true ? 'read only' : 'read write'
    return act({ district, token: tokenOf(request), access, mode }, async (acting) =>
      verb({ ...acting, params, ...(await sent()), request, origin }),
    )
  })
}

/**
 * A route that takes longer than a transaction should (an upload, a stream, a question to another system): session
 * and permission are checked in a transaction of their own, and the verb opens what it needs. Without a schema the
 * body is the verb's to read.
 */
export function longRoute<P = undefined, Q = undefined, B = undefined>(
  spec: Shape<P, Q, B> & { readonly access: Access | ((params: P) => Access) },
  verb: (
    acting: Omit<Acting, 'tx' | 'granted'> & Parts<P, Q, B> & Pick<Arrived, 'request' | 'origin'>,
  ) => Promise<Answer>,
): Handler {
  return guarded(async ({ request, district, origin }, context) => {
    const params = await parseParams(spec.params, context)
    const access = accessOf(spec.access, params)
    const asking = { district, token: tokenOf(request), access, mode: 'read only' } as const
    const who = await act(asking, async ({ actor, person, today }) => ({ actor, person, today }))
    return verb({ ...who, district, params, ...(await parseSent(spec, request)), request, origin })
  })
}

/** A route that needs nobody signed in. The few there are stand by name in `doors.test.ts`. */
export function publicRoute<P = undefined, Q = undefined, B = undefined>(
  spec: Shape<P, Q, B>,
  verb: (arrived: Arrived & Parts<P, Q, B>) => Promise<Answer>,
): Handler {
  return guarded(async (arrived, context) =>
    verb({ ...arrived, ...(await parse(spec, arrived.request, context)) }),
  )
}

/** As `publicRoute`, before a district is known: for the routes that choose one. */
export function districtlessRoute<P = undefined, Q = undefined, B = undefined>(
  spec: Shape<P, Q, B>,
  verb: (arrived: Omit<Arrived, 'district'> & Parts<P, Q, B>) => Promise<Answer>,
): Handler {
  return answered(async (request, context) => {
    const origin = refuseForeign(request)
    return verb({ request, origin, ...(await parse(spec, request, context)) })
  })
}

function guarded(work: (arrived: Arrived, context: RouteContext) => Promise<Answer>): Handler {
  return answered(async (request, context) => {
    const origin = refuseForeign(request)
    const slug = request.cookies.get(districtCookie().name)?.value
    const found = await findDistrict({ host: requestHost(request.headers), slug })
    if (!found.ok) throw new AppError('not-found', 'No district.', { code: `district-${found.why}` })
    return work({ request, district: found.district, origin }, context)
  })
}

/** CSRF: whatever may change something must come from a page of ours. */
function refuseForeign(request: NextRequest): string {
  const origin = publicOrigin(request.headers)
  if (!isRead(request) && !isSameOrigin(request.headers, origin)) {
    throw new AppError('forbidden', 'The request came from another site.', { code: 'foreign-origin' })
  }
  return origin
}

/** Turns an answer, or what was thrown, into HTTP: here and nowhere else. */
function answered(work: (request: NextRequest, context: RouteContext) => Promise<Answer>): Handler {
  return async (request, context) => {
    try {
      const answer = await work(request, context)
      if (answer instanceof Response) return answer
      return answer === undefined
        ? new Response(null, { status: 204 })
        : Response.json(answer, { headers: { 'Cache-Control': 'private, no-store' } })
    } catch (error) {
      return refuse(error)
    }
  }
}

/** The reference is what a person reads out on the phone; the log has it too. An unknown error's message is never shown. */
function refuse(error: unknown): Response {
  const reference = newId().slice(-12)
  if (error instanceof AppError) {
    const status = STATUS_OF[error.code]
    log.debug({ code: error.code, status, referenceId: reference }, 'A request was refused')
    return Response.json({ code: error.code, reference, ...error.details }, { status })
  }
  log.error({ error, referenceId: reference }, 'A request failed')
  return Response.json({ code: 'failed', reference }, { status: 500 })
}

function accessOf<P>(access: Access | ((params: P) => Access), params: P): Access {
  return typeof access === 'function' ? access(params) : access
}

/** The session token a request carries, live or not. */
export function tokenOf(request: NextRequest): string | undefined {
  return request.cookies.get(sessionCookie().name)?.value
}

function isRead(request: NextRequest): boolean {
  return request.method === 'GET' || request.method === 'HEAD'
}

function queryOf(request: NextRequest): unknown {
  return Object.fromEntries(request.nextUrl.searchParams)
}

async function parse<P, Q, B>(
  spec: Shape<P, Q, B>,
  request: NextRequest,
  context: RouteContext,
): Promise<Parts<P, Q, B>> {
  return { params: await parseParams(spec.params, context), ...(await parseSent(spec, request)) }
}

/** A wrong id in the path is a wrong address, not a wrong form. */
function parseParams<P>(schema: z.ZodType<P> | undefined, context: RouteContext): Promise<P> {
  return parsePart(schema, () => context.params, 'not-found')
}

async function parseSent<Q, B>(
  spec: Shape<unknown, Q, B>,
  request: NextRequest,
): Promise<Omit<Parts<unknown, Q, B>, 'params'>> {
  return {
    query: await parsePart(spec.query, () => queryOf(request), 'invalid'),
    body: await parsePart(spec.body, () => readBody(request), 'invalid'),
  }
}

/** Does the work now and tells how it went when asked. */
async function settle<T>(work: () => Promise<T>): Promise<() => Promise<T>> {
  const [outcome] = await Promise.allSettled([work()])
  return async () => {
    if (outcome.status === 'rejected') throw outcome.reason
    return outcome.value
  }
}

async function parsePart<T>(
  schema: z.ZodType<T> | undefined,
  read: () => unknown,
  code: 'invalid' | 'not-found',
): Promise<T> {
  // SAFETY: a part without a schema has type undefined, by the defaults above.
  if (schema === undefined) return undefined as T
  const parsed = schema.safeParse(await read())
  if (parsed.success) return parsed.data
  const problems = parsed.error.issues.map((issue) => ({ at: issue.path.join('.'), code: issue.code }))
  throw new AppError(code, z.prettifyError(parsed.error), code === 'invalid' ? { problems } : {})
}
