/** By it the proxy tells pages and layouts, which Next leaves in the dark, what address was asked for. */
export const PATH_HEADER = 'x-tessera-path'
