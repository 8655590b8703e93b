// The reader's own clock, handed in by the browser's shell: only for “已保存 14:05”, never for what is due.
import { createContext, useContext } from 'react'

const ClockContext = createContext<(() => Date) | null>(null)

export const ClockProvider = ClockContext.Provider

export function useNow(): () => Date {
  const now = useContext(ClockContext)
  if (!now) throw new Error('no clock: this piece is used outside the program')
  return now
}
