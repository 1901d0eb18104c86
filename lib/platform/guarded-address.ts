import { lookup as resolve } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import { ok, type Result, refused } from '@/lib/core/result'
import { env } from '@/lib/platform/env'

/*
 * Addresses that people type in (an identity provider, a server of frameworks) may lead to the public internet only.
 * The check is made on the very address that is connected to, so a name that changes its mind in between gains nothing.
 */

export type AddressProblem = 'not-https' | 'private-address'

// Two lists: in one, Node would look for 8.8.8.8 among the IPv6 networks as ::ffff:8.8.8.8.
const insideIpv4 = new BlockList()
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  insideIpv4.addSubnet(net, bits, 'ipv4')
// Only 2000::/3 is the public internet; of that, tunnels and documentation are not.
const insideIpv6 = new BlockList()
for (const [net, bits] of [
  ['::', 3],
  ['4000::', 2],
  ['8000::', 1],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
] as const)
  insideIpv6.addSubnet(net, bits, 'ipv6')

const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8, 'ipv4')
loopback.addAddress('::1', 'ipv6')

/** A server that listens to its own machine only may also be told to ask it; any other may not. */
function maySeeLoopback(): boolean {
  const host = env.HOST === 'localhost' ? '127.0.0.1' : env.HOST
  return env.PUBLIC_URL === undefined && isLoopback(host)
}

function isLoopback(address: string): boolean {
  return isIP(address) !== 0 && loopback.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
}

/** True for an address of the public internet (and, on a machine of one's own, for that machine). */
export function mayConnectTo(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !insideIpv4.check(address, 'ipv4') || (maySeeLoopback() && isLoopback(address))
    case 6:
      return !insideIpv6.check(address, 'ipv6') || (maySeeLoopback() && isLoopback(address))
    default:
      return false
  }
}

/** What a look-up fails with where a name leads inside. */
export class PrivateAddress extends Error {}

/** DNS look-up that refuses what lies inside: for every client that connects to an address somebody typed in. */
export const guardedLookup: LookupFunction = (host, options, callback) => {
  resolve(host, { ...options, all: true }, (error, found) => {
    const first = found?.[0]
    if (error !== null || first === undefined) {
      callback(error ?? new Error('No address.'), '')
    } else if (!found.every(({ address }) => mayConnectTo(address))) {
      callback(new PrivateAddress(), '')
    } else if (options.all) {
      callback(null, found)
    } else {
      callback(null, first.address, first.family)
    }
  })
}

/** What can be said of an address before it is asked: https, or http on a machine of one's own; no address from inside. */
export function checkAddress(url: URL): Result<undefined, AddressProblem> {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const own = maySeeLoopback() && (host === 'localhost' || isLoopback(host))
  if (url.protocol !== 'https:' && !(own && url.protocol === 'http:')) return refused('not-https')
  if (url.username !== '' || url.password !== '') return refused('private-address')
  return isIP(host) === 0 || mayConnectTo(host) ? ok(undefined) : refused('private-address')
}
