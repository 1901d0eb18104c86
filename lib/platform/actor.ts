/** Who acts, always inside one district. `system` is a job or the command line. */
export type Actor =
  | { readonly kind: 'user'; readonly districtId: string; readonly userId: string }
  | { readonly kind: 'system'; readonly districtId: string; readonly name: string }
