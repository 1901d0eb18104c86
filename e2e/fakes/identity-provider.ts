import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import { Provider } from 'oidc-provider'

/** A real OpenID provider on loopback. Anybody may sign in to it under any name. */
export interface FakeIdentityProvider {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  stop(): Promise<void>
}

const CLIENT = { client_id: 'tessera', client_secret: 'known-to-both-sides-of-this-test' }
/** `name` signs in with this address, verified. */
export const emailOf = (name: string) => `${name}@district.example.org`

/** Starts one that sends people back to `redirectUri`. E-mail stands in userinfo only, as the standard would have it. */
export async function startIdentityProvider(redirectUri: string): Promise<FakeIdentityProvider> {
  let answer: RequestListener = (_request, response) => response.end()
  const server = createServer((request, response) => answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('The provider does not listen.')
  const issuer = `http://127.0.0.1:${address.port}`
  const provider = new Provider(issuer, {
    clients: [{ ...CLIENT, redirect_uris: [redirectUri] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['preferred_username'] },
    cookies: { keys: ['of this test run alone'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    pkce: { required: () => true },
    findAccount: (_context, id) => ({
      accountId: id,
      claims: async () => ({ sub: id, email: emailOf(id), email_verified: true }),
    }),
    async loadExistingGrant({ oidc }) {
      const grant = new oidc.provider.Grant({
        clientId: oidc.client.clientId,
        accountId: oidc.session.accountId,
      })
      grant.addOIDCScope('openid email profile')
      await grant.save()
      return grant
    },
  })
  const standard = provider.callback()
  answer = (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return standard(request, response)
    if (request.method === 'POST') return void finish(provider, request, response)
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end('<form method="post"><label>Name <input name="name"></label><button>Go on</button></form>')
  }
  return {
    issuer,
    clientId: CLIENT.client_id,
    clientSecret: CLIENT.client_secret,
    stop: () => new Promise((resolve) => server.close(() => resolve()).closeAllConnections()),
  }
}

async function finish(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk))
  const name = new URLSearchParams(Buffer.concat(chunks).toString('utf8')).get('name') ?? ''
  await provider.interactionFinished(request, response, { login: { accountId: name } })
}
