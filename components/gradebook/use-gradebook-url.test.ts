import { describe, expect, it } from 'vitest'
import {
  type GradebookUrl,
  printGradebookUrl,
  readGradebookUrl,
} from '@/components/gradebook/use-gradebook-url'

const first: GradebookUrl = {
  unfolded: new Set(),
  folded: new Set(),
  sorting: { column: null, descending: false },
  withLeft: false,
  cell: null,
}

describe('the address of a view', () => {
  it('is empty for the view one starts with', () => {
    expect(printGradebookUrl(first)).toBe('')
    expect(readGradebookUrl(new URLSearchParams(''))).toEqual(first)
  })

  it('says all of a view, and is read back as the same', () => {
    const view: GradebookUrl = {
      unfolded: new Set(['o1', 'o2']),
      folded: new Set(['domain-7.RP']),
      sorting: { column: 'level:o1', descending: true },
      withLeft: true,
      cell: 's1.o1',
    }
    expect(readGradebookUrl(new URLSearchParams(printGradebookUrl(view)))).toEqual(view)
  })

  it('also says that names are sorted from the end', () => {
    const view = { ...first, sorting: { column: null, descending: true } }
    expect(printGradebookUrl(view)).toBe('sort=-name')
    expect(readGradebookUrl(new URLSearchParams('sort=-name'))).toEqual(view)
  })
})
