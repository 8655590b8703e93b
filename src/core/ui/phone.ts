// One breakpoint for the few places where the layout itself differs; the rest folds by CSS.
import { useSyncExternalStore } from 'react'

const narrow = (): MediaQueryList => window.matchMedia('(max-width: 767px)')

export const usePhone = (): boolean =>
  useSyncExternalStore(
    (changed) => {
      const query = narrow()
      query.addEventListener('change', changed)
      return () => query.removeEventListener('change', changed)
    },
    () => narrow().matches,
  )
