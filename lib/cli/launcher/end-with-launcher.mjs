// Read by node before `next build`, which knows nothing of a launcher: ends it when the launcher is gone. Its workers
// inherit this line, and end with it by themselves.
if (process.argv[2] === 'build') {
  process.on('disconnect', () => process.exit(1))
  process.channel?.unref()
}
