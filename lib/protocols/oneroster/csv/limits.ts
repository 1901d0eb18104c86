/** Bounds that keep a hostile or broken package from costing more than it may. All are inclusive. */
export interface PackageLimits {
  /** Entries of the zip's directory, or files and folders of a folder. */
  readonly entries: number
  /** All files together, unpacked. */
  readonly bytes: number
  /** Unpacked to packed size of one entry, once it unpacks to more than `ratioFromBytes`. */
  readonly ratio: number
  readonly ratioFromBytes: number
  readonly lineBytes: number
  readonly columns: number
  readonly cellChars: number
}

export const DEFAULT_LIMITS: PackageLimits = {
  entries: 200,
  bytes: 8 * 1024 ** 3,
  ratio: 200,
  ratioFromBytes: 1024 ** 2,
  lineBytes: 1024 ** 2,
  columns: 1000,
  cellChars: 65_536,
}
