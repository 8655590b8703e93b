// One reading group: check in with one tap, this week's guide, notes and discussion, works shown; its owner leads it from here.
import { Button, Collapse } from 'antd'
import { Go, useParam } from '#/core/ui/address.tsx'
import { api } from '#/core/ui/api.ts'
import { Attachments } from '#/core/ui/Attachments.tsx'
import { EmptyState } from '#/core/ui/EmptyState.tsx'
import { Facts } from '#/core/ui/Facts.tsx'
import { FormButton } from '#/core/ui/FormButton.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { MoveBar } from '#/core/ui/MoveBar.tsx'
import { DayText, Plain } from '#/core/ui/numbers.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { useApi } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { useMay, useSession } from '#/core/ui/session.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import { Timeline } from '#/core/ui/Timeline.tsx'
import { formSchema } from '#/core/http/moves.ts'
import '../../pages/studies.css'
import { groupDraft, type GroupPage as Group } from '../contract.ts'
import { Discussion } from './Discussion.tsx'
import { PartMove } from './PartMove.tsx'

/** What belongs to one line of the page stands there, not among the moves of the group. */
const elsewhere = new Set([
  'removeBook',
  'hidePost',
  'convert',
  'takeDown',
  'note',
  'post',
  'showWork',
  'addGuide',
  'addBook',
  'countPublic',
])

export function GroupPage() {
  const id = useParam('id')
  const found = useApi<Group>(`/reading-groups/${id}`)
  return (
    <Loaded of={found} as="读书群">
      {(g) => <Whole g={g} onChanged={() => found.refetch()} />}
    </Loaded>
  )
}

interface Props {
  readonly g: Group
  readonly onChanged: () => unknown
}

function Whole({ g, onChanged }: Props) {
  const { today } = useSession()
  return (
    <>
      <PageHeader
        title={g.text.title}
        back={{ to: '/reading-groups', label: '读书群' }}
        tags={
          <>
            <StatusTag {...g.state} />
            {g.conversions.length ? <StatusTag label={`转化${g.conversions.length}件`} tone="good" /> : null}
          </>
        }
        subtitle={[`群主${g.owner.name}`, g.body?.name, `${g.readers.length}名委员`].filter(Boolean).join(' · ')}
        actions={g.editable ? <Edit g={g} onChanged={onChanged} /> : null}
      />
      <MoveBar
        url={g.url}
        version={g.version}
        moves={g.moves.filter((m) => !elsewhere.has(m.move) && (m.fits || m.weight !== 'plain'))}
        onMoved={onChanged}
        known={g.readers.map(({ id, name }) => ({ id, name }))}
        initial={{ enterCheckIns: { day: today }, nameGuides: { people: g.readers.filter((r) => r.isGuide).map((r) => r.id) } }}
      />
      <div className="st-sheet">
        <div>
          <Guides g={g} onChanged={onChanged} />
          <Discussion g={g} onChanged={onChanged} />
          <Exhibits g={g} onChanged={onChanged} />
          {g.summary ? (
            <Section title="总结">
              <div className="st-prose">
                <Plain text={g.summary} />
              </div>
            </Section>
          ) : null}
        </div>
        <div>
          <Section title="情况">
            <Facts
              items={[
                { label: '学习活动', value: <Go to={`/study-programmes/${g.programme.id}`}>{g.programme.name}</Go> },
                {
                  label: '起止',
                  value: (
                    <>
                      {<DayText day={g.text.fromDay} />} 至 {<DayText day={g.text.toDay} />}
                    </>
                  ),
                },
                { label: '打卡', value: `${g.checkIns}人天` },
              ]}
            />
          </Section>
          <Books g={g} onChanged={onChanged} />
          <Section title={`读者（${g.readers.length}）`}>
            <ul className="st-people">
              {g.readers.map((r) => (
                <li key={r.id}>
                  {r.name}
                  {r.isGuide ? '（导读）' : ''} <span className="sj-faint">{r.days}天</span>
                </li>
              ))}
            </ul>
            <PublicReaders g={g} onChanged={onChanged} />
          </Section>
          <Section title="经过">
            <Timeline entries={g.timeline} />
          </Section>
        </div>
      </div>
    </>
  )
}

function Edit({ g, onChanged }: Props) {
  return (
    <FormButton
      label="修改"
      title="修改读书群"
      schema={formSchema(groupDraft.omit({ programmeId: true })) ?? {}}
      initial={g.text}
      known={[g.owner, ...(g.body ? [g.body] : [])]}
      submitLabel="保存"
      onSubmit={async (answers) => {
        await api('PUT', g.url, { ...answers, version: g.version })
        await onChanged()
      }}
    />
  )
}

function Guides({ g, onChanged }: Props) {
  const next = (g.guides.at(-1)?.week ?? 0) + 1
  return (
    <Section title="导读" extra={<PartMove g={g} move="addGuide" onChanged={onChanged} extra={{ week: next }} />}>
      {g.guides.length ? (
        <Collapse
          defaultActiveKey={g.guides.at(-1)?.id ?? ''}
          items={g.guides.toReversed().map((w) => ({
            key: w.id,
            label: `第${w.week}周 ${w.title}`,
            children: (
              <>
                <div className="st-prose">
                  <Plain text={w.text} />
                </div>
                <p className="sj-faint">
                  {w.guide} · <DayText day={w.onDay} />
                </p>
              </>
            ),
          }))}
        />
      ) : (
        <EmptyState title="还没有导读" hint="开群以后，群主和导读人每周发布一篇导读，读者收到通知。" />
      )}
    </Section>
  )
}

function Books({ g, onChanged }: Props) {
  const mayRemove = g.moves.some((m) => m.move === 'removeBook' && m.ok)
  return (
    <Section title="书目" extra={<PartMove g={g} move="addBook" onChanged={onChanged} />}>
      {g.books.length ? (
        <ul className="st-rows">
          {g.books.map((b) => (
            <li key={b.id} className="st-line">
              《{b.title}》<span className="sj-faint">{b.author}</span>
              <StatusTag label={b.isCommon ? '共读' : '专读'} tone="over" />
              {mayRemove ? (
                <Button
                  size="small"
                  type="link"
                  aria-label={`去掉《${b.title}》`}
                  onClick={async () => {
                    await api('POST', `${g.url}/moves/removeBook`, { bookId: b.id, version: g.version })
                    await onChanged()
                  }}
                >
                  去掉
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      ) : (
        <p className="sj-faint">先列书目：每半年共读两本，各专委会再列两本专读，审定以后开群。</p>
      )}
    </Section>
  )
}

function PublicReaders({ g, onChanged }: Props) {
  const people = g.publicReaders.reduce((sum, p) => sum + p.people, 0)
  return (
    <p>
      {people ? `另有群众读者${people}人：${g.publicReaders.map((p) => `${p.name}${p.people}人`).join('、')}` : ''}
      <PartMove g={g} move="countPublic" onChanged={onChanged} />
    </p>
  )
}

function Exhibits({ g, onChanged }: Props) {
  const keeps = g.moves.some((m) => m.move === 'takeDown')
  const mayAdd = useMay('reading:run') && keeps
  if (g.exhibits.length === 0 && !mayAdd) return null
  return (
    <Section title="作品展" extra={<PartMove g={g} move="showWork" onChanged={onChanged} />}>
      {g.exhibits.length ? (
        <ul className="st-rows">
          {g.exhibits.map((e) => (
            <li key={e.id}>
              <p className="st-line">
                <strong>{e.title}</strong>
                <span>{e.author}</span>
                <span className="sj-faint">{e.note}</span>
                {g.moves.some((m) => m.move === 'takeDown' && m.ok) ? (
                  <Button
                    size="small"
                    type="link"
                    aria-label={`撤下《${e.title}》`}
                    onClick={async () => {
                      await api('POST', `${g.url}/moves/takeDown`, { exhibitId: e.id, version: g.version })
                      await onChanged()
                    }}
                  >
                    撤下
                  </Button>
                ) : null}
              </p>
              <Attachments kind="reading-exhibit" id={e.id} part="image" mayChange={mayAdd} title="图片" />
            </li>
          ))}
        </ul>
      ) : (
        <p className="sj-faint">书法、绘画、摄影等作品可以在这里展出。</p>
      )}
    </Section>
  )
}
