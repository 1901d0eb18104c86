import { expect, test } from 'vitest'
import { type AuditText, canonicalRow, NO_SEAL, sealOf } from './audit-chain'

const ROW: AuditText = {
  districtId: '01930000-0000-7000-8000-000000000001',
  id: '01930000-0000-7000-8000-000000000002',
  at: '2026-11-24T09:30:00.123456Z',
  actorKind: 'user',
  actorId: '01930000-0000-7000-8000-000000000003',
  act: 'view-class',
  targetKind: 'class',
  targetId: '01930000-0000-7000-8000-000000000004',
  counts: '{"students": 27}',
  digest: null,
}
const PLACE = { number: 1, sealedAt: '2026-11-24T09:30:02.000001Z' }

test('a row is written in one way only, so that whoever checks it comes to the same hash', () => {
  expect(canonicalRow(PLACE, ROW)).toBe(
    '["audit-1","01930000-0000-7000-8000-000000000001",1,"2026-11-24T09:30:02.000001Z",' +
      '"01930000-0000-7000-8000-000000000002","2026-11-24T09:30:00.123456Z","user",' +
      '"01930000-0000-7000-8000-000000000003","view-class","class",' +
      '"01930000-0000-7000-8000-000000000004","{\\"students\\": 27}",null]',
  )
})

test('a hash hangs on every field, on the place and on what stands before', () => {
  const first = sealOf(NO_SEAL, PLACE, ROW)
  const changed = Object.keys(ROW).map((field) => sealOf(NO_SEAL, PLACE, { ...ROW, [field]: 'other' }))
  const others = [
    ...changed,
    sealOf(NO_SEAL, { ...PLACE, number: 2 }, ROW),
    sealOf(NO_SEAL, { ...PLACE, sealedAt: '2026-11-24T09:30:02.000002Z' }, ROW),
    sealOf(first, PLACE, ROW),
  ]
  expect(new Set([first, ...others]).size).toBe(1 + Object.keys(ROW).length + 3)
})

test('nothing and a text that reads like nothing are two things', () => {
  expect(sealOf(NO_SEAL, PLACE, { ...ROW, counts: 'null' })).not.toBe(
    sealOf(NO_SEAL, PLACE, { ...ROW, counts: null }),
  )
})
