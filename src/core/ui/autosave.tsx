// Keeps what is being written: sent a moment after the last key, kept on this device until the server has it.
import { CheckCircleOutlined, LoadingOutlined, WarningOutlined } from '@ant-design/icons'
import { useCallback, useEffect, useRef, useState } from 'react'
import { troubleOf } from './api.ts'
import { useNow } from './wall-clock.tsx'

export type SaveStanding =
  | { readonly kind: 'idle' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly at: Date }
  | { readonly kind: 'failed'; readonly says: string }

export interface Autosave<T> {
  readonly standing: SaveStanding
  /** Saves at once: before a move is made, when the person asks. Resolves to whether it is saved. */
  readonly saveNow: () => Promise<boolean>
  /** What was kept on this device and never reached the server; null when there is nothing. */
  readonly recovered: T | null
  readonly discardRecovered: () => void
}

export interface AutosaveOptions {
  /** Under this name the text is kept on this device: 'proposal:<id>'. */
  readonly key: string
  readonly delayMs?: number
  /** Off while the text may not be changed. */
  readonly enabled?: boolean
}

export function useAutosave<T>(
  value: T,
  save: (value: T) => Promise<unknown>,
  { key, delayMs = 1500, enabled = true }: AutosaveOptions,
): Autosave<T> {
  const now = useNow()
  const [standing, setStanding] = useState<SaveStanding>({ kind: 'idle' })
  const text = JSON.stringify(value)
  const [recovered, setRecovered] = useState<T | null>(() => kept(key, text) as T | null)
  const latest = useRef({ value, save, text })
  useEffect(() => {
    latest.current = { value, save, text }
  })
  const savedText = useRef(text)
  const running = useRef<Promise<boolean> | null>(null)

  const saveNow = useCallback(async (): Promise<boolean> => {
    if (running.current) await running.current
    const { value: sending, save: send, text: sent } = latest.current
    if (sent === savedText.current) return true
    const attempt = (async () => {
      setStanding({ kind: 'saving' })
      try {
        await send(sending)
        savedText.current = sent
        if (latest.current.text === sent) forget(key)
        setStanding({ kind: 'saved', at: now() })
        return true
      } catch (error) {
        setStanding({ kind: 'failed', says: troubleOf(error).detail })
        return false
      } finally {
        running.current = null
      }
    })()
    running.current = attempt
    return attempt
  }, [key, now])

  useEffect(() => {
    if (!enabled || text === savedText.current) return
    keep(key, text)
    const timer = setTimeout(() => void saveNow(), delayMs)
    return () => clearTimeout(timer)
  }, [text, enabled, delayMs, key, saveNow])

  // A failed save is tried again by itself when the network returns, and every half minute.
  const isFailed = standing.kind === 'failed'
  useEffect(() => {
    if (!isFailed || !enabled) return
    const again = (): void => void saveNow()
    const timer = setInterval(again, 30_000)
    window.addEventListener('online', again)
    return () => {
      clearInterval(timer)
      window.removeEventListener('online', again)
    }
  }, [isFailed, enabled, saveNow])

  useEffect(() => {
    const warn = (e: BeforeUnloadEvent): void => {
      if (latest.current.text !== savedText.current) e.preventDefault()
    }
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [])

  const discardRecovered = useCallback(() => {
    forget(key)
    setRecovered(null)
  }, [key])
  return { standing, saveNow, recovered, discardRecovered }
}

/** The words beside the form. Told politely to screen readers, never in the way. */
export function SaveState({ standing }: { readonly standing: SaveStanding }) {
  return (
    <output className={`sj-save sj-save-${standing.kind}`}>
      {standing.kind === 'saving' ? (
        <>
          <LoadingOutlined aria-hidden /> 正在保存
        </>
      ) : standing.kind === 'saved' ? (
        <>
          <CheckCircleOutlined aria-hidden /> 已保存 {hourAndMinute.format(standing.at)}
        </>
      ) : standing.kind === 'failed' ? (
        <>
          <WarningOutlined aria-hidden /> 未能保存，内容仍在本机（{standing.says}）
        </>
      ) : null}
    </output>
  )
}

const hourAndMinute = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit', hour12: false })

const place = (key: string): string => `shuoju:unsaved:${key}`

function kept(key: string, onServer: string): unknown {
  try {
    const text = localStorage.getItem(place(key))
    return text && text !== onServer ? (JSON.parse(text) as unknown) : null
  } catch {
    return null
  }
}

// A full or forbidden store must not stop anybody from writing.
function keep(key: string, text: string): void {
  try {
    localStorage.setItem(place(key), text)
  } catch {
    return
  }
}

function forget(key: string): void {
  try {
    localStorage.removeItem(place(key))
  } catch {
    return
  }
}
