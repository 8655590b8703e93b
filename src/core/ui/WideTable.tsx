// A table that may be wider than the screen: it scrolls by itself, and by the keyboard too, which antd's own scrolling box does not.
import { Table, type TableProps } from 'antd'
import { useEffect, useRef } from 'react'

export type WideTableProps<Row extends object> = TableProps<Row> & { readonly 'aria-label': string }

export function WideTable<Row extends object>(props: WideTableProps<Row>) {
  const box = useRef<HTMLDivElement>(null)
  const label = props['aria-label']
  useEffect(() => {
    const scroller = box.current?.querySelector<HTMLElement>('.ant-table-content')
    if (!scroller) return
    scroller.tabIndex = 0
    scroller.setAttribute('role', 'group')
    scroller.setAttribute('aria-label', label)
  })
  return (
    <div ref={box}>
      <Table<Row> size="small" scroll={{ x: 'max-content' }} {...props} />
    </div>
  )
}
