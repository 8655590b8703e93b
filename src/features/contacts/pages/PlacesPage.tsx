// Who is placed in the Party group, in which branch and which grid, and who is not yet; the office places people in bulk.
import { Go } from '#/core/ui/address.tsx'
import { api } from '#/core/ui/api.ts'
import { EmptyState } from '#/core/ui/EmptyState.tsx'
import { FormButton } from '#/core/ui/FormButton.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { useApi, useRenew } from '#/core/ui/query.tsx'
import type { JsonSchema } from '#/core/ui/schema-fields.ts'
import { Section } from '#/core/ui/Section.tsx'
import { useSession } from '#/core/ui/session.tsx'
import { formSchema } from '#/core/http/moves.ts'
import { placing, type PlacesPageData } from '../contract.ts'
import { endingForm } from './Breaks.tsx'
import './contacts.css'

type Body = PlacesPageData['bodies'][number]

const kinds = [
  { code: 'party-group', title: '党组', hint: '党组成员是三级联系的最上一级。' },
  { code: 'party-branch', title: '功能型党支部', hint: '编入党支部的党员委员计入党的组织覆盖率。' },
  { code: 'grid', title: '委员服务网格', hint: '有委员的网格计入网格覆盖率；一名委员可以在几个网格。' },
] as const

export function PlacesPage() {
  const found = useApi<PlacesPageData>('/contact-network/places')
  return (
    <>
      <PageHeader
        title="党支部和网格"
        back={{ to: '/contact-network', label: '三级联系' }}
        subtitle="党的组织覆盖、委员服务网格覆盖按这里的编入情况计算。"
      />
      <Loaded of={found} as="党支部和网格">
        {(p) =>
          kinds.map((k) => (
            <Kind
              key={k.code}
              kind={k}
              p={p}
              missing={k.code === 'party-branch' ? p.missing.branch : k.code === 'grid' ? p.missing.grid : []}
            />
          ))
        }
      </Loaded>
    </>
  )
}

interface KindProps {
  readonly kind: (typeof kinds)[number]
  readonly p: PlacesPageData
  readonly missing: readonly { readonly id: string; readonly name: string }[]
}

function Kind({ kind, p, missing }: KindProps) {
  const bodies = p.bodies.filter((b) => b.kind.code === kind.code)
  return (
    <Section title={`${kind.title}（${bodies.length}）`}>
      <p className="sj-faint">{kind.hint}</p>
      {bodies.length ? (
        <ul className="ct-list">
          {bodies.map((b) => (
            <li key={b.id}>
              <div>
                <p className="ct-words">
                  <Go to={b.url}>{b.name}</Go>
                  <span className="sj-faint">{b.people.length ? `${b.people.length}人` : '还没有人'}</span>
                </p>
                {b.people.length ? <p className="ct-names sj-faint">{b.people.map((x) => x.name).join('、')}</p> : null}
              </div>
              {p.mayPlace ? (
                <span className="sj-actions">
                  <Place body={b} />
                  {b.people.length ? <Leave body={b} /> : null}
                </span>
              ) : null}
            </li>
          ))}
        </ul>
      ) : (
        <EmptyState
          title={`还没有${kind.title}`}
          hint={
            p.mayPlace ? (
              <>
                在<Go to="/bodies/new">设立机构</Go>里设立，类别选“{kind.title}”。
              </>
            ) : (
              '由办公室设立。'
            )
          }
        />
      )}
      {missing.length && bodies.length ? (
        <details>
          <summary>还没有编入的{missing.length}人</summary>
          <p className="ct-names sj-faint">{missing.map((x) => x.name).join('、')}</p>
        </details>
      ) : null}
    </Section>
  )
}

function Place({ body }: { readonly body: Body }) {
  const renew = useRenew()
  const { today } = useSession()
  return (
    <FormButton
      label="编入"
      title={`编入“${body.name}”`}
      isLink
      schema={formSchema(placing) ?? {}}
      initial={{ fromDay: today }}
      onSubmit={async (answers) => {
        await api('POST', `/contact-network/places/${body.id}`, answers)
        await renew('/contact-network')
      }}
    />
  )
}

function Leave({ body }: { readonly body: Body }) {
  const renew = useRenew()
  const { today } = useSession()
  const ending = (formSchema(endingForm) ?? {}) as JsonSchema
  const labels = Object.fromEntries(body.people.map((x) => [x.linkId, x.name]))
  const schema: JsonSchema = {
    ...ending,
    properties: {
      ids: { type: 'array', title: '哪些人', minItems: 1, items: { type: 'string', enum: Object.keys(labels), labels } },
      ...ending.properties,
    },
    required: ['ids', ...(ending.required ?? [])],
  }
  return (
    <FormButton
      label="移出"
      title={`移出“${body.name}”`}
      isLink
      schema={schema}
      initial={{ lastDay: today }}
      onSubmit={async (answers) => {
        await api('POST', '/contact-network/endings', answers)
        await renew('/contact-network')
      }}
    />
  )
}
