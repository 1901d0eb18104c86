import { describe, expect, test } from 'vitest'
import { checkAddress, mayConnectTo } from './guarded-address'

// Tests run as `npm start` does: the server listens to its own machine only, and may ask it.

describe('an address of the public internet may be connected to', () => {
  test.each(['8.8.8.8', '93.184.216.34', '2606:4700:4700::1111', '2a00:1450:4001:80b::200e'])(
    '%s',
    (address) => {
      expect(mayConnectTo(address)).toBe(true)
    },
  )
})

describe('an address inside may not', () => {
  test.each([
    '0.0.0.0',
    '10.0.0.1',
    '10.255.255.255',
    '100.64.0.1',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.0.0.192',
    '192.0.2.1',
    '192.168.1.1',
    '198.18.0.1',
    '198.51.100.7',
    '203.0.113.9',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
    '::',
    '::ffff:10.0.0.1',
    '::ffff:169.254.169.254',
    '::10.0.0.1',
    '64:ff9b::a00:1',
    '100::1',
    '2001::1',
    '2001:db8::1',
    '2002:a00:1::',
    'fc00::1',
    'fd00:ec2::254',
    'fe80::1',
    'fec0::1',
    'ff02::1',
    'not an address',
  ])('%s', (address) => {
    expect(mayConnectTo(address)).toBe(false)
  })
})

describe('what is typed in is https, and of no address inside in any spelling', () => {
  test.each([
    'http://login.example.org',
    'ftp://login.example.org',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'https://user:password@login.example.org',
    'https://10.0.0.1',
    'https://0x0a.0.0.1',
    'https://167772161',
    'https://012.0.0.1',
    'https://10.1',
    'https://[::ffff:a00:1]',
    'https://[fd00::1]/',
    'https://[fe80::1]',
    'http://10.0.0.1',
  ])('%s', (address) => {
    expect(checkAddress(new URL(address)).ok).toBe(false)
  })

  test.each([
    'https://login.example.org',
    'https://accounts.google.com/x',
    'http://127.0.0.1:9',
    'http://localhost',
  ])('but %s may be asked', (address) => {
    expect(checkAddress(new URL(address)).ok).toBe(true)
  })
})
