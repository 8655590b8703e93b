// The editor by keyboard: j k go from passage to passage, a takes it out, b keeps it, d undoes. Keys act only while nothing is being typed.
import { useEffect, useRef } from 'react'

export interface EditorKeys {
  readonly next: () => void
  readonly previous: () => void
}

export function useEditorKeys(keys: EditorKeys): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    const pressed = (e: KeyboardEvent): void => {
      if (e.ctrlKey || e.metaKey || e.altKey) return
      if (e.target instanceof Element && e.target.closest('input, textarea, select, [role=combobox], [role=dialog]')) return
      const click = (what: string): void => document.querySelector<HTMLElement>(`[data-key=${what}]`)?.click()
      if (e.key === 'j') latest.current.next()
      else if (e.key === 'k') latest.current.previous()
      else if (e.key === 'a') click('remove')
      else if (e.key === 'b') click('keep')
      else if (e.key === 'd') click('undo')
      else return
      e.preventDefault()
    }
    window.addEventListener('keydown', pressed)
    return () => window.removeEventListener('keydown', pressed)
  }, [])
}
