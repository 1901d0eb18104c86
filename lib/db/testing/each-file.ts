import { createOwnDatabase } from './own-database'

// Before a test file is read: what it imports reads its configuration once, and finds a database of its own.
const { appUrl, ownerUrl } = await createOwnDatabase()
process.env.DATABASE_URL = appUrl
process.env.DATABASE_OWNER_URL = ownerUrl
process.env.AUTH_SECRET = 'of this test run alone, and known to everybody'
