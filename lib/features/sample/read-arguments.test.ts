import { describe, expect, it } from 'vitest'
import { readArguments } from '@/lib/features/sample/read-arguments'

describe('the arguments of a sample', () => {
  it('need a number of students and a folder', () => {
    expect(readArguments(['--students', '1000', '--out', 'district'])).toEqual({
      ok: true,
      value: { folder: 'district', options: { students: 1000, seed: 1, shuffle: false, dirt: false } },
    })
  })

  it('take a seed, a last day, shuffling and dirt', () => {
    const args = [
      '--students',
      '50',
      '--out',
      'd',
      '--seed',
      '9',
      '--through',
      '2026-11-24',
      '--shuffle',
      '--dirt',
    ]
    expect(readArguments(args)).toMatchObject({
      value: { options: { students: 50, seed: 9, through: '2026-11-24', shuffle: true, dirt: true } },
    })
  })

  it.each([
    [['--out', 'd'], 'Say how many students'],
    [['--students', '10', '--out', 'd'], '--students takes a whole number from 50 to 100000, not "10"'],
    [['--students', '1e3', '--out', 'd'], '--students takes a whole number'],
    [['--students', '100001', '--out', 'd'], '--students takes a whole number'],
    [['--students', '100'], 'Say which folder'],
    [['--students', '100', '--out', 'd', '--seed', '-1'], '--seed'],
    [['--students', '100', '--out', 'd', '--seed', '1.5'], '--seed takes a whole number'],
    [['--students', '100', '--out', 'd', '--through', '2026-02-31'], '--through takes a date'],
    [['--students', '100', '--out', 'd', '--through', '2028-01-01'], '--through takes a date'],
    [['--students', '100', '--out', 'd', '--fast'], "Unknown option '--fast'"],
    [['district'], 'Unexpected argument'],
  ])('are refused in one sentence: %j', (args, sentence) => {
    const read = readArguments(args)
    expect(read.ok).toBe(false)
    if (!read.ok) {
      expect(read.problem).toContain(sentence)
      expect(read.problem).not.toContain('\n')
    }
  })
})
