// A member's own contacts: whom he keeps in touch with and how long ago, who keeps in touch with him, what he recorded.
import { Go } from '#/core/ui/address.tsx'
import { DueDate } from '#/core/ui/DueDate.tsx'
import { EmptyState } from '#/core/ui/EmptyState.tsx'
import { GoButton } from '#/core/ui/GoButton.tsx'
import { ListView } from '#/core/ui/ListView.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { DayText } from '#/core/ui/numbers.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { useApi } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { useSession } from '#/core/ui/session.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import type { LinkedPerson, MyContacts } from '../contract.ts'
import { toneOf } from './tones.ts'
import './contacts.css'

export function MyContactsPage() {
  const found = useApi<MyContacts>('/contact-records/mine')
  const { person } = useSession()
  return (
    <>
      <PageHeader
        title="我的联系"
        subtitle={
          found.data
            ? `今年记录联系${found.data.thisYear.contacts}次、${found.data.thisYear.people}人次。三级联系：${found.data.rule}。`
            : '联系一次记一次，走访、谈心、打电话都算。'
        }
        actions={
          <>
            <GoButton to="/contact-people">我的联系人</GoButton>
            <GoButton to="/contacts/new" type="primary">
              记一次联系
            </GoButton>
          </>
        }
      />
      <Loaded of={found} as="联系">
        {({ down, up }) => (
          <>
            <Section title="我联系的人">
              {down.length ? (
                <ul className="ct-list">
                  {down.map((p) => (
                    <Linked key={p.linkId} p={p} />
                  ))}
                </ul>
              ) : (
                <EmptyState
                  title="还没有给您安排联系对象"
                  hint="三级联系由办公室安排：党组成员联系党员常委，党员常委联系党员委员，党员委员联系党外委员。界别群众随时可以联系，联系了就记一次。"
                />
              )}
            </Section>
            <Section title="联系我的人">
              {up.length ? (
                <ul className="ct-list">
                  {up.map((p) => (
                    <li key={p.id}>
                      <p className="ct-words">
                        <Go to={`/people/${p.id}`}>{p.name}</Go>
                        {p.rank ? <span className="sj-faint">{p.rank}</span> : null}
                      </p>
                      <span className="sj-faint">
                        {p.lastOn ? (
                          <>
                            上次联系 <DayText day={p.lastOn} />
                          </>
                        ) : (
                          <>
                            自<DayText day={p.since} />
                            起，还没有联系记录
                          </>
                        )}
                      </span>
                    </li>
                  ))}
                </ul>
              ) : (
                <p className="sj-faint">还没有安排人联系您。</p>
              )}
            </Section>
          </>
        )}
      </Loaded>
      <Section title="我记录的">
        <ListView name="contacts" fixed={{ 'f.maker': person.id, 'f.voided': 'no' }} />
      </Section>
    </>
  )
}

function Linked({ p }: { readonly p: LinkedPerson }) {
  return (
    <li>
      <div>
        <p className="ct-words">
          <Go to={`/people/${p.id}`}>{p.name}</Go>
          <span className="sj-faint">{[p.rank, p.note].filter(Boolean).join(' · ')}</span>
          <StatusTag label={p.standing.label} tone={toneOf(p.standing.age)} />
        </p>
        <DueDate label="下次联系不晚于" day={p.standing.due} steps={p.standing.steps} />
      </div>
      <GoButton to={`/contacts/new?with=${p.id}`} aria-label={`记一次与${p.name}的联系`}>
        记一次
      </GoButton>
    </li>
  )
}
