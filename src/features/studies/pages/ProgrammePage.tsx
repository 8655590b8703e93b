// One programme: its phases, texts, sessions, lectures or reading groups, what each member did, and its close.
import { Go, queryText, useGo, useParam } from '#/core/ui/address.tsx'
import { api } from '#/core/ui/api.ts'
import { Facts } from '#/core/ui/Facts.tsx'
import { FormButton } from '#/core/ui/FormButton.tsx'
import { ListView } from '#/core/ui/ListView.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { MoveBar } from '#/core/ui/MoveBar.tsx'
import { DayText, Plain } from '#/core/ui/numbers.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { useApi, useRenew } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { useMay, useSession } from '#/core/ui/session.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import { Timeline } from '#/core/ui/Timeline.tsx'
import { formSchema } from '#/core/http/moves.ts'
import { assessForm, lectureDraft, programmeDraft, textDraft, type ProgrammePage as Programme } from '../contract.ts'
import { groupDraft } from '../reading/contract.ts'
import { Sessions } from './Sessions.tsx'
import './studies.css'

export function ProgrammePage() {
  const id = useParam('id')
  const found = useApi<Programme>(`/study-programmes/${id}`)
  return (
    <Loaded of={found} as="学习活动">
      {(p) => <Whole p={p} onChanged={() => found.refetch()} />}
    </Loaded>
  )
}

interface Props {
  readonly p: Programme
  readonly onChanged: () => unknown
}

function Whole({ p, onChanged }: Props) {
  const mayWrite = useMay('works:write')
  const fixed = { 'f.programme': p.id }
  const isReading = p.kind.code === 'reading'
  return (
    <>
      <PageHeader
        title={p.text.title}
        back={{ to: '/study-programmes', label: '学习活动' }}
        tags={
          <>
            <StatusTag {...p.state} />
            <StatusTag label={p.kind.label} tone="over" />
          </>
        }
        subtitle={p.text.audience}
        actions={p.editable ? <Edit p={p} onChanged={onChanged} /> : null}
      />
      <MoveBar url={p.url} version={p.version} moves={p.moves} onMoved={onChanged} />
      <div className="st-sheet">
        <div>
          <Section title="概况">
            <Facts
              items={[
                {
                  label: '起止',
                  value: (
                    <>
                      {<DayText day={p.text.fromDay} />} 至 {<DayText day={p.text.toDay} />}
                    </>
                  ),
                },
                { label: '主办', value: p.host?.name ?? '市政协' },
                { label: '主题', value: p.theme },
              ]}
            />
            {p.text.note ? (
              <div className="st-prose">
                <Plain text={p.text.note} />
              </div>
            ) : null}
            {p.text.phases.length ? (
              <ol className="st-rows" aria-label="阶段">
                {p.text.phases.map((f) => (
                  <li key={f.title} className="st-line">
                    <strong>{f.title}</strong>
                    <span>{f.theme}</span>
                    <span className="sj-faint">
                      <DayText day={f.fromDay} /> 至 <DayText day={f.toDay} />
                    </span>
                  </li>
                ))}
              </ol>
            ) : null}
            <p className="st-counts">
              <span>
                篇目 <strong>{p.counts.covered}</strong>/{p.counts.texts} 已学习
              </span>
              <span>
                参加 <strong>{p.counts.people}</strong> 人
              </span>
              <span>
                采用心得 <strong>{p.counts.essays}</strong> 篇
              </span>
              <span>
                考核 <strong>{p.counts.assessed}</strong> 人
              </span>
            </p>
          </Section>
          {p.summary ? (
            <Section title="总结">
              <div className="st-prose">
                <Plain text={p.summary} />
              </div>
            </Section>
          ) : null}
          {isReading ? (
            <Section title="读书群" extra={p.editable ? <NewGroup p={p} /> : null}>
              <ListView name="reading-groups" fixed={fixed} />
            </Section>
          ) : null}
          <Section title="学习篇目" extra={p.editable ? <NewText p={p} onChanged={onChanged} /> : null}>
            <ListView name="study-texts" fixed={fixed} />
          </Section>
          {isReading ? null : (
            <Section title="大讲堂" extra={p.editable ? <NewLecture p={p} onChanged={onChanged} /> : null}>
              <ListView name="study-lectures" fixed={fixed} />
            </Section>
          )}
          {p.mayAssess ? (
            <Section title="学员情况" extra={<Assess p={p} onChanged={onChanged} />}>
              <ListView name="study-progress" fixed={fixed} />
            </Section>
          ) : null}
          <Section
            title="心得"
            extra={
              mayWrite && p.state.code === 'open' ? <Go to={`/works/new${queryText({ kind: 'essay', programme: p.id })}`}>写心得</Go> : null
            }
          >
            <ListView name="works" fixed={{ ...fixed, 'f.kind': 'essay' }} />
          </Section>
        </div>
        <div>
          <Sessions
            sessions={p.sessions}
            empty="还没有组织过。在会议活动里安排学习会、培训班时选这项学习活动，举行以后就列在这里，出席情况一并记入。"
          />
          <Section title="经过">
            <Timeline entries={p.timeline} />
          </Section>
        </div>
      </div>
    </>
  )
}

function Edit({ p, onChanged }: Props) {
  return (
    <FormButton
      label="修改"
      title="修改学习活动"
      schema={formSchema(programmeDraft) ?? {}}
      initial={p.text}
      {...(p.host ? { known: [p.host] } : {})}
      submitLabel="保存"
      onSubmit={async (answers) => {
        await api('PUT', p.url, { ...answers, version: p.version })
        await onChanged()
      }}
    />
  )
}

function NewText({ p, onChanged }: Props) {
  const renew = useRenew()
  const { today } = useSession()
  return (
    <FormButton
      label="列入篇目"
      isLink
      schema={formSchema(textDraft) ?? {}}
      initial={{ publishedOn: today, programmeId: p.id }}
      note="选了“需要第一时间学习”，系统算出最迟的日期，并通知党组成员和办公室。"
      onSubmit={async (answers) => {
        await api('POST', '/study-texts', { ...answers, programmeId: p.id })
        await renew('/lists/study-texts', '/work')
        await onChanged()
      }}
    />
  )
}

function NewLecture({ p, onChanged }: Props) {
  const renew = useRenew()
  const { today } = useSession()
  return (
    <FormButton
      label="安排一讲"
      isLink
      schema={formSchema(lectureDraft) ?? {}}
      initial={{ plannedOn: today, programmeId: p.id }}
      onSubmit={async (answers) => {
        await api('POST', '/study-lectures', { ...answers, programmeId: p.id })
        await renew('/lists/study-lectures')
        await onChanged()
      }}
    />
  )
}

function NewGroup({ p }: { readonly p: Programme }) {
  const go = useGo()
  return (
    <FormButton
      label="建读书群"
      isLink
      schema={formSchema(groupDraft) ?? {}}
      initial={{ programmeId: p.id, fromDay: p.text.fromDay, toDay: p.text.toDay }}
      onSubmit={async (answers) => {
        const { url } = await api<{ readonly url: string }>('POST', '/reading-groups', { ...answers, programmeId: p.id })
        go(url)
      }}
    />
  )
}

function Assess({ p, onChanged }: Props) {
  const renew = useRenew()
  const { today } = useSession()
  return (
    <>
      <Go to="/import">从表格导入</Go>{' '}
      <FormButton
        label="登记考核结果"
        isLink
        schema={formSchema(assessForm) ?? {}}
        initial={{ onDay: today, result: 'pass' }}
        onSubmit={async (answers) => {
          await api('POST', `${p.url}/assessments`, answers)
          await renew('/lists/study-progress')
          await onChanged()
        }}
      />
    </>
  )
}
