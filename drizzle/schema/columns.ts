import { timestamp, uuid } from 'drizzle-orm/pg-core'

/** Leads every key: the wall between districts. */
export const districtId = () => uuid().notNull()

/** A UUIDv7 made by the app; the database hands out no serials. */
export const id = () => uuid().notNull()

/** An instant, UTC. School dates are `date` columns named `…On`. */
export const instant = () => timestamp({ withTimezone: true, mode: 'date' })
