// Where we are and where a click leads: parameters, the query as plain text, and links that keep the program loaded.
import { useLocation, useParams, useRouter } from '@tanstack/react-router'
import { useCallback, useMemo, type AnchorHTMLAttributes, type MouseEvent, type ReactNode } from 'react'

export function useParam(name: string): string {
  const value = (useParams({ strict: false }) as Readonly<Record<string, string | undefined>>)[name]
  if (value === undefined) throw new Error(`this page has no parameter ${name}`)
  return value
}

export type AddressQuery = Readonly<Record<string, string>>

export function useAddressQuery(): readonly [AddressQuery, (next: AddressQuery) => void] {
  const { pathname, searchStr } = useLocation()
  const { history } = useRouter()
  const query = useMemo(() => Object.fromEntries(new URLSearchParams(searchStr)), [searchStr])
  const set = useCallback((next: AddressQuery) => history.replace(pathname + queryText(next)), [history, pathname])
  return [query, set]
}

/** '?a=1&b=2', or nothing; empty values are left out. */
export function queryText(query: Readonly<Record<string, string | number | null | undefined>>): string {
  const kept = Object.entries(query).flatMap(([k, v]) => (v === null || v === undefined || v === '' ? [] : [[k, String(v)]]))
  return kept.length ? `?${new URLSearchParams(kept).toString()}` : ''
}

export function useGo(): (to: string) => void {
  const { history } = useRouter()
  return useCallback((to) => history.push(to), [history])
}

type GoProps = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> & { readonly to: string; readonly children: ReactNode }

/** An ordinary link: opens in a new tab when asked to, else without loading the program again. */
export function Go({ to, children, onClick, ...rest }: GoProps) {
  const go = useGo()
  const click = (e: MouseEvent<HTMLAnchorElement>): void => {
    onClick?.(e)
    if (e.defaultPrevented || e.button !== 0 || e.metaKey || e.ctrlKey || e.shiftKey || e.altKey || rest.target === '_blank') return
    e.preventDefault()
    go(to)
  }
  return (
    <a {...rest} href={to} onClick={click}>
      {children}
    </a>
  )
}
