/** How much a crash may cost: nothing, or everything (a database that is thrown away anyway). */
export type Durability = 'durable' | 'disposable'

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: 120,
  shared_buffers: '256MB',
  maintenance_work_mem: '256MB',
  work_mem: '16MB',
  effective_cache_size: '1GB',
  max_wal_size: '4GB',
  checkpoint_timeout: '15min',
  wal_compression: 'pglz',
  synchronous_commit: 'on',
  fsync: 'on',
  full_page_writes: 'on',
  // Compiling a query costs more than running any of ours.
  jit: 'off',
  random_page_cost: 1.1,
  password_encryption: 'scram-sha-256',
  timezone: 'UTC',
  // An error quotes what somebody typed. Whoever asked has it; the log keeps what concerns the server itself.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
} as const

const DISPOSABLE = { synchronous_commit: 'off', fsync: 'off', full_page_writes: 'off' } as const

/** The configuration file of a cluster. */
export function printSettings(durability: Durability): string {
  const settings = { ...SETTINGS, ...(durability === 'disposable' ? DISPOSABLE : {}) }
  const lines = Object.entries(settings).map(([name, value]) => `${name} = '${value}'`)
  return `# Written at every start; changes here do not last.\n${lines.join('\n')}\n`
}
