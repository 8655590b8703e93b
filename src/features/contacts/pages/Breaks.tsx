// Where the chain is broken, by kind, each named; the office ends links whose end has left in one form.
import { Collapse } from 'antd'
import { Go } from '#/core/ui/address.tsx'
import { api } from '#/core/ui/api.ts'
import { FormButton } from '#/core/ui/FormButton.tsx'
import { useRenew } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { useSession } from '#/core/ui/session.tsx'
import { formSchema } from '#/core/http/moves.ts'
import { linksEnding, type NetworkPageData } from '../contract.ts'

export const endingForm = linksEnding.omit({ ids: true })

export function Breaks({ n }: { readonly n: NetworkPageData }) {
  const renew = useRenew()
  const { today } = useSession()
  const byLabel = Map.groupBy(n.breaks, (b) => b.label)
  const lost = n.breaks.flatMap((b) => (b.kind === 'lostEnd' && b.linkId ? [b.linkId] : []))
  return (
    <Section
      title={n.breaks.length ? `断点（${n.breaks.length}）` : '断点'}
      extra={
        n.mayAssign && lost.length ? (
          <FormButton
            label={`结束一端已离任的${lost.length}条`}
            schema={formSchema(endingForm) ?? {}}
            initial={{ lastDay: today }}
            onSubmit={async (answers) => {
              await api('POST', '/contact-network/endings', { ...answers, ids: lost })
              await renew('/contact-network', '/contact-records')
            }}
          />
        ) : null
      }
    >
      {n.breaks.length === 0 ? (
        <p className="sj-faint">没有断点：每一名党外委员都有人联系，三级以内通到党组成员，没有人负担过重。</p>
      ) : (
        <Collapse
          size="small"
          items={[...byLabel].map(([label, those]) => ({
            key: label,
            label: `${label}：${those.length}`,
            children: (
              <ul className="ct-tree">
                {those.map((b) => (
                  <li key={`${b.personId}${b.linkId ?? ''}`}>
                    <Go to={`/people/${b.personId}`}>{b.says}</Go>
                  </li>
                ))}
              </ul>
            ),
          }))}
        />
      )}
    </Section>
  )
}
