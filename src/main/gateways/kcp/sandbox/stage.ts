import { type Asked, type Scene, type SceneName, strikes } from './scenes.ts'

/** A scene to play: `times` 1 unless told (null: until another is asked for), on the path it strikes by nature unless told. */
export type Played = Partial<Scene> & Pick<Scene, 'name'>

/** Which scene strikes next. `normal` sends away what was asked for; `end` lets every waiting answer go. */
export interface Stage {
  play(scene: Played): void
  next(asked: Asked): Scene
  wait(ms: number): Promise<void>
  end(): void
}

/** The scene of the process, and those asked for on top of it, first come first played. */
export function openStage(whole: SceneName, slowMs: number): Stage {
  const normal: Scene = { name: 'normal', path: null, times: null, delayMs: 0 }
  const standing: Scene = { name: whole, path: null, times: null, delayMs: slowMs }
  let queued: Scene[] = []
  const waiting = new Map<NodeJS.Timeout, () => void>()
  return {
    play({ name, path = null, times = 1, delayMs = slowMs }) {
      if (name === 'normal') queued = []
      else queued.push({ name, path, times, delayMs })
    },
    next(asked) {
      const at = queued.findIndex((scene) => strikes(scene, asked))
      const scene = queued[at]
      if (scene === undefined) return strikes(standing, asked) ? standing : normal
      const left = scene.times === null ? null : scene.times - 1
      if (left !== null && left <= 0) queued.splice(at, 1)
      else queued[at] = { ...scene, times: left }
      return scene
    },
    wait: (ms) =>
      new Promise((over) => {
        const timer = setTimeout(() => {
          waiting.delete(timer)
          over()
        }, ms)
        waiting.set(timer, over)
      }),
    end() {
      for (const [timer, over] of waiting) {
        clearTimeout(timer)
        over()
      }
      waiting.clear()
    },
  }
}
