// The button of one part of the page.
import { api } from '#/core/ui/api.ts'
import { FormButton } from '#/core/ui/FormButton.tsx'
import type { GroupPage } from '../contract.ts'

/** Drawn only for who may, and only while it fits. */
export function PartMove({
  g,
  move,
  onChanged,
  label,
  extra,
  isLink = true,
}: {
  readonly g: GroupPage
  readonly onChanged: () => unknown
  readonly move: string
  readonly label?: string
  readonly extra?: Readonly<Record<string, unknown>>
  readonly isLink?: boolean
}) {
  const offer = g.moves.find((m) => m.move === move)
  if (!offer?.ok) return null
  return (
    <FormButton
      label={label ?? offer.label}
      isLink={isLink}
      schema={offer.form ?? {}}
      {...(extra ? { initial: extra } : {})}
      onSubmit={async (answers) => {
        await api('POST', `${g.url}/moves/${move}`, { ...extra, ...answers, version: g.version })
        await onChanged()
      }}
    />
  )
}
