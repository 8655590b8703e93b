// One labelled input of a page that is more than a form of a schema.
import { useId, type ReactNode } from 'react'

export interface FieldProps {
  readonly label: string
  readonly hint?: ReactNode
  /** Beside the label, at its right: a count. */
  readonly aside?: ReactNode
  /** What is wrong with it, said as the server would. */
  readonly wrong?: string | null | undefined
  readonly children: (input: { readonly id: string; readonly 'aria-describedby': string; readonly 'aria-label': string }) => ReactNode
}

export function Field({ label, hint, aside, wrong, children }: FieldProps) {
  const id = useId()
  return (
    <div className="pp-field">
      <div className="pp-field-head">
        <label htmlFor={id}>{label}</label>
        {aside ? <span className="pp-count">{aside}</span> : null}
      </div>
      {children({ id, 'aria-describedby': `${id}-hint`, 'aria-label': label })}
      <div id={`${id}-hint`} className={wrong ? 'pp-wrong' : 'sj-faint'}>
        {wrong ?? hint}
      </div>
    </div>
  )
}
