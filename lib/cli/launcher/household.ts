import type { Child } from './child'

interface Member {
  stop(): Promise<void>
  kill?(): void
}

/** Everything a launcher has started, to be ended in the reverse order of its starting. */
export interface Household {
  add<M extends Member>(member: M): M
  /** Runs a child to its end; throws with its last words if it failed. */
  finish(child: Child): Promise<void>
  stop(): Promise<void>
  kill(): void
  readonly isStopping: boolean
}

export function createHousehold(): Household {
  const members: Member[] = []
  let stopped: Promise<void> | undefined

  async function stopAll(): Promise<void> {
    // Also what is added meanwhile.
    for (let member = members.pop(); member; member = members.pop()) await member.stop()
  }

  return {
    add(member) {
      members.push(member)
      return member
    },
    async finish(child) {
      members.push(child)
      const code = await child.ended
      members.splice(members.indexOf(child), 1)
      if (code !== 0) throw new Error(`${child.name} failed.\n${await child.lastWords()}`.trim())
    },
    stop() {
      stopped ??= stopAll()
      return stopped
    },
    kill() {
      for (const member of members) member.kill?.()
    },
    get isStopping() {
      return stopped !== undefined
    },
  }
}
