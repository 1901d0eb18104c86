import { mkdirSync } from 'node:fs'
import { type Delta, deltaFiles } from '@/lib/features/sample/delta'
import { dirtyFiles } from '@/lib/features/sample/dirt'
import { type DistrictOptions, generateDistrict } from '@/lib/features/sample/generate-district'
import { shuffleFiles } from '@/lib/features/sample/shuffle'
import type { SourceFiles } from '@/lib/features/sample/source-files'
import { type WrittenPackage, writePackages } from '@/lib/features/sample/write-packages'

export interface DistrictPackages extends DistrictOptions {
  /** The same data in another row order and other bytes. */
  readonly shuffle?: boolean
  /** The mistakes and habits of real exports, a handful of each. */
  readonly dirt?: boolean
  /** Changes only, instead of everything. */
  readonly delta?: Delta
}

/** Makes a district and writes its three packages into a folder, which is made where it is missing. */
export function writeDistrict(folder: string, options: DistrictPackages): Promise<readonly WrittenPackage[]> {
  mkdirSync(folder, { recursive: true })
  const district = generateDistrict(options)
  const { delta } = options
  return writePackages(district, folder, {
    compression: options.shuffle ? 4 : 6,
    change: (files, source) => {
      const changes: readonly ((before: SourceFiles) => SourceFiles)[] = [
        ...(delta === undefined ? [] : [(before: SourceFiles) => deltaFiles(before, delta)]),
        ...(options.dirt ? [(before: SourceFiles) => dirtyFiles(before, source)] : []),
        ...(options.shuffle ? [(before: SourceFiles) => shuffleFiles(before, options.seed + 1)] : []),
      ]
      return changes.reduce((before, change) => change(before), files)
    },
  })
}
