import { timestamp, uuid } from 'drizzle-orm/pg-core'

/** Leads every key: the wall between districts. */
export const districtId = () => uuid().notNull()

/** A UUIDv7 made by the app; the database hands out no serials. */
export const id = () => uuid().notNull()

/** An instant, UTC. School dates are `date` columns named `…On`. */
export const instant = () => timestamp({ withTimezone: true, mode: 'date' })

/**
 * Stands in key columns where a cell has no such part (a level has no line item; a level of the whole school
 * year has no term), because a primary or unique key may not hold null.
 */
export const NO_ID = '00000000-0000-0000-0000-000000000000'
