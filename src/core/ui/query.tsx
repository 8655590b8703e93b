// Reading and changing through TanStack Query: what is read is kept under its path, a change renews the paths it touches.
import { useMutation, useQuery, useQueryClient, type UseMutationResult, type UseQueryResult } from '@tanstack/react-query'
import { App } from 'antd'
import { useCallback } from 'react'
import { api, type Method } from './api.ts'

export const keyOf = (path: string): readonly [string, string] => ['api', path]

/** `null` asks nothing yet: the id is not known, the drawer is closed. */
export function useApi<T>(
  path: string | null,
  options: { readonly keepPrevious?: boolean; readonly freshFor?: number } = {},
): UseQueryResult<T> {
  return useQuery<T>({
    queryKey: keyOf(path ?? ''),
    queryFn: ({ signal }) => api<T>('GET', path ?? '', undefined, signal),
    enabled: path !== null,
    ...(options.freshFor === undefined ? {} : { staleTime: options.freshFor }),
    ...(options.keepPrevious ? { placeholderData: (previous: T | undefined) => previous as never } : {}),
  })
}

/** Reads again everything whose path begins so. */
export function useRenew(): (...paths: readonly string[]) => Promise<void> {
  const client = useQueryClient()
  return useCallback(
    (...paths) =>
      client.invalidateQueries({
        predicate: ({ queryKey: [kind, path] }) => kind === 'api' && typeof path === 'string' && paths.some((p) => path.startsWith(p)),
      }),
    [client],
  )
}

export interface ChangeOptions<T> {
  /** Paths to read again afterwards. */
  readonly renews?: readonly string[]
  /** Said when it is done. */
  readonly done?: string | ((answer: T) => string)
  readonly onDone?: (answer: T) => void
}

/** A change that is not a move of a lifecycle. The page shows `error` with ProblemAlert, or hands `mutateAsync` to a SchemaForm. */
export function useChange<V = unknown, T = unknown>(
  method: Exclude<Method, 'GET'>,
  path: string | ((value: V) => string),
  options: ChangeOptions<T> = {},
): UseMutationResult<T, Error, V> {
  const renew = useRenew()
  const { message } = App.useApp()
  return useMutation<T, Error, V>({
    mutationFn: (value) => api<T>(method, typeof path === 'string' ? path : path(value), method === 'DELETE' ? undefined : value),
    onSuccess: async (answer) => {
      const { done, onDone, renews = [] } = options
      if (done) void message.success(typeof done === 'string' ? done : done(answer))
      await renew(...renews)
      onDone?.(answer)
    },
  })
}
