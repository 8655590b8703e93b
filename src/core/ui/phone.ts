// What the browser says of its reader: a narrow screen, little motion. The rest of a layout folds by CSS.
import { useSyncExternalStore } from 'react'

function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const media = window.matchMedia(query)
      media.addEventListener('change', changed)
      return () => media.removeEventListener('change', changed)
    },
    () => window.matchMedia(query).matches,
  )
}

/** One breakpoint for the few places where the layout itself differs. */
export const usePhone = (): boolean => useMedia('(max-width: 767px)')

export const useStillness = (): boolean => useMedia('(prefers-reduced-motion: reduce)')
