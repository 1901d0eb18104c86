// What is still under way gets this long to finish.
const PATIENCE_MS = 8_000

/**
 * Ends this process once, in order, when it is told to (SIGTERM, Ctrl-C) or when the launcher that started it is gone,
 * even by kill -9: that closes the channel between them.
 */
export function onStop(finish: () => Promise<void>): void {
  let stopping = false
  const stop = () => {
    if (stopping) return
    stopping = true
    setTimeout(() => process.exit(1), PATIENCE_MS).unref()
    finish().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
  if (process.connected) process.on('disconnect', stop)
}
