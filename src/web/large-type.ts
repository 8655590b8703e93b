// Large type for those who want it, remembered on this device.
import { useSyncExternalStore } from 'react'

const place = 'shuoju:large-type'
const listeners = new Set<() => void>()

const isLarge = (): boolean => {
  try {
    return localStorage.getItem(place) === 'yes'
  } catch {
    return false
  }
}

export function useLargeType(): readonly [boolean, () => void] {
  const large = useSyncExternalStore((changed) => {
    listeners.add(changed)
    return () => listeners.delete(changed)
  }, isLarge)
  const toggle = (): void => {
    localStorage.setItem(place, large ? 'no' : 'yes')
    for (const changed of listeners) changed()
  }
  return [large, toggle]
}
