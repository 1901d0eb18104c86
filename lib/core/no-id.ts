/**
 * Stands in a cell's key where the cell has no such part: a level has no line item, a level of the whole school year no
 * term. A primary or unique key may not hold null.
 */
export const NO_ID = '00000000-0000-0000-0000-000000000000'
