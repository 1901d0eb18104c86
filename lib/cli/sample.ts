import { readArguments } from '@/lib/features/sample/read-arguments'
import { writeDistrict } from '@/lib/features/sample/write-district'

const request = readArguments(process.argv.slice(2))
if (request.ok) {
  try {
    const { folder, options } = request.value
    for (const { path, rows } of await writeDistrict(folder, options)) {
      const counts = [...rows].map(([file, count]) => `  ${file.padEnd(30)} ${String(count).padStart(10)}`)
      console.log([path, ...counts].join('\n'))
    }
  } catch (error) {
    console.error(
      `The sample could not be written: ${error instanceof Error ? error.message : String(error)}`,
    )
    process.exitCode = 1
  }
} else {
  console.error(request.problem)
  process.exitCode = 1
}
