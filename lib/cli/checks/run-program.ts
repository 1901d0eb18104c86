import { type ChildProcess, spawn } from 'node:child_process'

export interface ProgramEnd {
  readonly code: number
  readonly output: string
}

const running = new Set<ChildProcess>()

/** Asks whatever still runs to end; it clears up after itself. */
export function endPrograms(): void {
  for (const child of running) child.kill('SIGTERM')
}

/** Runs a program to its end and keeps what it printed. */
export function runProgram(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<ProgramEnd> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      env: { ...process.env, FORCE_COLOR: '0', NO_COLOR: '1', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    running.add(child)
    let output = ''
    const keep = (chunk: Buffer) => {
      output += chunk.toString()
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.once('error', (error) => resolve({ code: 1, output: error.message }))
    child.once('close', (code) => {
      running.delete(child)
      resolve({ code: code ?? 1, output })
    })
  })
}

/** Runs the program of an installed package. */
export function runTool(
  file: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<ProgramEnd> {
  return runProgram(process.execPath, [`node_modules/${file}`, ...args], env)
}
