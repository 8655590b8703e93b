// One round of 述职: its groups, who filed and who was heard, the summed ballots.
import { Go, useParam } from '#/core/ui/address.tsx'
import { Documents } from '#/core/ui/Documents.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { MoveBar } from '#/core/ui/MoveBar.tsx'
import { DayText } from '#/core/ui/numbers.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { useApi } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { useSession } from '#/core/ui/session.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import { Timeline } from '#/core/ui/Timeline.tsx'
import { WideTable } from '#/core/ui/WideTable.tsx'
import type { RoundPage as Round } from '../contract.ts'

type Person = Round['people'][number]

export function RoundPage() {
  const id = useParam('id')
  const { today } = useSession()
  const found = useApi<Round>(`/duty-rounds/${id}`)
  return (
    <Loaded of={found} as="述职">
      {(r) => (
        <>
          <PageHeader
            title={r.title}
            back={{ to: '/duty-rounds', label: '述职' }}
            tags={<StatusTag {...r.state} />}
            subtitle={
              <>
                {r.year}年度 · 书面述职报告 <DayText day={r.dueDay} /> 前报送
              </>
            }
          />
          <MoveBar
            url={r.url}
            version={r.version}
            moves={r.moves}
            onMoved={() => found.refetch()}
            initial={{ addGroup: { day: today }, deliver: { day: today } }}
          />
          <Section title={`述职小组（${r.groups.length}）`}>
            {r.groups.length ? (
              <ul>
                {r.groups.map((g) => (
                  <li key={g.id}>
                    <strong>{g.name}</strong> {g.head}带队，
                    <DayText day={g.day} /> {g.place}
                  </li>
                ))}
              </ul>
            ) : (
              <p className="sj-faint">还没有设小组。由市政协领导带队，分组听取述职。</p>
            )}
          </Section>
          <Section title={`述职名单（${r.people.length}）`}>
            {r.people.length ? (
              <WideTable<Person>
                aria-label="述职名单"
                rowKey="id"
                dataSource={[...r.people]}
                pagination={{ pageSize: 50, hideOnSinglePage: true }}
                columns={[
                  { title: '姓名', key: 'name', render: (_, p) => <Go to={`/people/${p.id}`}>{p.name}</Go> },
                  { title: '小组', key: 'group', render: (_, p) => p.group ?? '—' },
                  {
                    title: '书面报告',
                    key: 'filed',
                    render: (_, p) =>
                      p.filedOn && p.workId ? (
                        <Go to={`/works/${p.workId}`}>
                          <DayText day={p.filedOn} />
                        </Go>
                      ) : (
                        '—'
                      ),
                  },
                  { title: '会上述职', key: 'delivered', render: (_, p) => (p.deliveredOn ? <DayText day={p.deliveredOn} /> : '—') },
                  { title: '测评', key: 'rating', render: (_, p) => (p.grade ? `${p.grade}（${p.points}分，${p.ballots}票）` : '—') },
                ]}
              />
            ) : (
              <p className="sj-faint">启动时在任的常务委员都列在这里；书面报告由“核对书面述职”从采用的文稿中查得。</p>
            )}
          </Section>
          <Documents kind="duty-round" id={r.id} />
          <Section title="经过">
            <Timeline entries={r.timeline} />
          </Section>
        </>
      )}
    </Loaded>
  )
}
