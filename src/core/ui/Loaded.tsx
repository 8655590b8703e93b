// Waiting, failed, or here: the three ways a read can stand, the same on every page.
import type { UseQueryResult } from '@tanstack/react-query'
import { Result, Skeleton } from 'antd'
import type { ReactNode } from 'react'
import { troubleOf } from './api.ts'
import { Go } from './address.tsx'
import { ProblemAlert } from './ProblemAlert.tsx'

export interface LoadedProps<T> {
  readonly of: UseQueryResult<T>
  /** What is being read, in a word. */
  readonly as: string
  readonly children: (data: T) => ReactNode
}

export function Loaded<T>({ of, as, children }: LoadedProps<T>) {
  if (of.data !== undefined) return children(of.data)
  if (of.isPending)
    return (
      <div aria-busy className="sj-loading">
        <output className="sj-only-heard">正在读取{as}</output>
        <Skeleton active paragraph={{ rows: 6 }} />
      </div>
    )
  const trouble = troubleOf(of.error)
  if (trouble.status === 404 || trouble.status === 403)
    return (
      <Result
        status={trouble.status === 404 ? '404' : '403'}
        title={<h1 className="sj-result-title">{trouble.status === 404 ? `没有找到这个${as}` : `您不能查看这个${as}`}</h1>}
        subTitle={trouble.detail}
        extra={<Go to="/">回到我的工作</Go>}
      />
    )
  return <ProblemAlert error={of.error} retry={of.refetch} />
}
