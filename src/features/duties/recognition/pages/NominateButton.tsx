// Those picked from the scores are nominated together: for which recognition, by what measure.
import { useGo } from '#/core/ui/address.tsx'
import { FormButton } from '#/core/ui/FormButton.tsx'
import { useApi, useChange } from '#/core/ui/query.tsx'

export interface Picked {
  readonly id: string
  readonly kind: 'person' | 'body'
  readonly name: string
  readonly points: number | null
}

interface NominateProps {
  readonly holders: readonly Picked[]
  readonly year: number
  readonly onDone: () => void
}

export function NominateButton({ holders, year, onDone }: NominateProps) {
  const go = useGo()
  const found = useApi<{ form: Record<string, unknown> }>('/recognition-form', { freshFor: 600_000 })
  const nominate = useChange<object, { url: string }>('POST', '/recognitions', {
    renews: ['/lists/', '/work'],
    done: '已提名',
    onDone: ({ url }) => {
      onDone()
      go(url)
    },
  })
  return (
    <FormButton
      label={`提名这${holders.length}个`}
      isPrimary
      title={`提名：${holders
        .slice(0, 6)
        .map((h) => h.name)
        .join('、')}${holders.length > 6 ? '等' : ''}`}
      submitLabel="提名"
      schema={found.data?.form}
      initial={{ year }}
      onSubmit={(answers) =>
        nominate.mutateAsync({
          ...answers,
          holders: holders.map(({ id, kind, points }) => ({
            id,
            kind,
            points,
            reason: points === null ? '' : `${year}年度履职得分${points}分`,
          })),
        })
      }
    />
  )
}
