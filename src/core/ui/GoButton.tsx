import { Button, type ButtonProps } from 'antd'
import type { MouseEvent } from 'react'
import { useGo } from './address.tsx'

/** A link that looks like a button: it leads somewhere, it does nothing. */
export function GoButton({ to, ...rest }: Omit<ButtonProps, 'href' | 'onClick'> & { readonly to: string }) {
  const go = useGo()
  const click = (e: MouseEvent<HTMLElement>): void => {
    if (e.button !== 0 || e.metaKey || e.ctrlKey || e.shiftKey || e.altKey) return
    e.preventDefault()
    go(to)
  }
  return <Button {...rest} href={to} onClick={click} />
}
