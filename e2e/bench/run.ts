import { parseArgs } from 'node:util'
import { type Figure, printFigures } from './figures'
import { benchGrid } from './grid'
import { benchImport } from './import'
import { benchMastery } from './mastery'

/** Progress goes to standard error: with --json, standard output is one array and nothing else. */
type Bench = (say: (line: string) => void) => Promise<readonly Figure[]>

const BENCHES: Readonly<Record<string, Bench>> = {
  import: benchImport,
  grid: benchGrid,
  mastery: benchMastery,
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false } },
})
const bench = BENCHES[positionals[0] ?? '']
if (bench === undefined) {
  console.error(`npm run bench -- <name> [--json]; names: ${Object.keys(BENCHES).join(', ')}`)
  process.exit(1)
}
const figures = await bench((line) => console.error(line))
if (values.json) console.log(JSON.stringify(figures))
else printFigures(figures)
process.exit(0)
