// One meeting or activity as its reader may see it: when and where, who comes, the agenda and its papers, what may be done, the whole story.
import { Alert, Button } from 'antd'
import { queryText, useGo, useParam } from '#/core/ui/address.tsx'
import { Attachments } from '#/core/ui/Attachments.tsx'
import { DueDate } from '#/core/ui/DueDate.tsx'
import { Facts } from '#/core/ui/Facts.tsx'
import { FormButton } from '#/core/ui/FormButton.tsx'
import { GoButton } from '#/core/ui/GoButton.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { MoveBar } from '#/core/ui/MoveBar.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { ProblemAlert } from '#/core/ui/ProblemAlert.tsx'
import { useApi, useChange, useRenew } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { useMay, useSession } from '#/core/ui/session.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import { Timeline } from '#/core/ui/Timeline.tsx'
import type { ActivityPage as Data, FormSchemas } from '../contract.ts'
import { ActivityPapers } from './ActivityPapers.tsx'
import { ActivityPeople, MyAnswer } from './ActivityPeople.tsx'
import { Agenda } from './Agenda.tsx'
import { spanWords } from './time-words.ts'
import './activities.css'

export function ActivityPage() {
  const id = useParam('id')
  const found = useApi<Data>(`/activities/${id}`)
  const { today } = useSession()
  return (
    <Loaded of={found} as="会议活动">
      {(a) => (
        <>
          <PageHeader
            title={a.ordinal ? `${a.title}（第${a.ordinal}次）` : a.title}
            back={{ to: '/activities', label: '会议活动' }}
            tags={<StatusTag {...a.state} />}
            subtitle={[a.kind.label, spanWords(a.startsAt, a.endsAt, today.slice(0, 4)), a.place].filter(Boolean).join(' · ')}
            actions={
              <>
                <Attendance a={a} />
                <Again a={a} />
              </>
            }
          />
          <Whole a={a} />
        </>
      )}
    </Loaded>
  )
}

/** Who came, for whoever keeps the activity or reads all; signing in, for whoever is on the list. */
function Attendance({ a }: { readonly a: Data }) {
  const { posts } = useSession()
  const seesAll = useMay('activities:read-all')
  const isHost = posts.some((p) => p.bodyId !== null && p.bodyId === a.host?.id)
  const keeps = useMay('activities:write') && isHost
  return (
    <>
      {a.mine && a.state.tone === 'active' ? <GoButton to="/check-in">会场签到</GoButton> : null}
      {a.mayComplete || seesAll || keeps ? <GoButton to={`${a.url}/attendance`}>签到和出勤</GoButton> : null}
    </>
  )
}

/** Changing it and holding it again, for whoever arranges it. */
function Again({ a }: { readonly a: Data }) {
  const mayWrite = useMay('activities:write')
  const mayReport = useMay('transmissions:write')
  const forms = useApi<FormSchemas>(a.fields && mayWrite ? '/activities/forms' : null, { freshFor: 600_000 })
  const go = useGo()
  const copy = useChange<Record<string, unknown>, { ids: string[] }>('POST', `${a.url}/copies`, {
    renews: ['/lists/activities', '/activity-calendar'],
    done: ({ ids }) => (ids.length > 1 ? `已拟办${ids.length}次` : '已拟办'),
    onDone: ({ ids }) => go(ids.length === 1 ? `/activities/${ids[0]}` : '/activities?f.state=draft'),
  })
  if (!a.fields || !mayWrite) return a.mine ? <GoButton to={`${a.url}/floor`}>会场</GoButton> : null
  return (
    <>
      <GoButton to={`${a.url}/floor`}>会场</GoButton>
      <GoButton to={`${a.url}/edit`}>修改</GoButton>
      {mayReport ? (
        <GoButton to={`/transmissions/new${queryText({ about: `activity:${a.id}`, title: `关于“${a.title}”的报告` })}`}>请示报告</GoButton>
      ) : null}
      <FormButton
        label="再办一次"
        title="照此再办，或者连续办"
        note="名称、地点、主题、议程以外的安排和名单一起带过去，答复不带。"
        submitLabel="拟办"
        schema={forms.data?.copy}
        onSubmit={(answers) => copy.mutateAsync(answers)}
      />
    </>
  )
}

function Whole({ a }: { readonly a: Data }) {
  const renew = useRenew()
  const moved = () => renew(a.url, '/invitations', '/activity-calendar', '/lists/')
  return (
    <>
      <MoveBar url={a.url} version={a.version} moves={a.moves} onMoved={moved} initial={{ reschedule: { place: a.place } }} />
      {a.mine ? <MyAnswer a={a} onAnswered={moved} /> : null}
      {a.maySignUp ? <SignUp a={a} onDone={moved} /> : null}
      <div className="act-page">
        <div className="act-main">
          <Arrangements a={a} />
          <Agenda a={a} />
          <ActivityPapers a={a} />
          <ActivityPeople a={a} onChanged={moved} />
        </div>
        <div className="act-side">
          {a.owed.length ? (
            <Section title="还欠什么">
              <ul className="act-rows">
                {a.owed.map((o) => (
                  <li key={o.code} className="act-line">
                    <span className="act-grow">{o.label}</span>
                    <DueDate day={o.due} steps={o.steps} />
                  </li>
                ))}
              </ul>
            </Section>
          ) : null}
          <Section title="照片和资料">
            <Attachments kind="activity" id={a.id} part="photo" mayChange={a.mayComplete} title="照片" />
            <Attachments kind="activity" id={a.id} part="paper" mayChange={a.mayComplete} title="其他资料" />
          </Section>
          <Section title="经过">
            <Timeline entries={a.timeline} />
          </Section>
        </div>
      </div>
    </>
  )
}

function SignUp({ a, onDone }: { readonly a: Data; readonly onDone: () => unknown }) {
  const signUp = useChange('POST', `${a.url}/sign-up`, { done: '已报名', onDone: () => void onDone() })
  return (
    <Alert
      type="info"
      showIcon
      className="sj-note"
      title="这项活动可以报名"
      description={
        <>
          <ProblemAlert error={signUp.error} />
          <Button type="primary" loading={signUp.isPending} onClick={() => signUp.mutate({})}>
            我要报名
          </Button>
        </>
      }
    />
  )
}

function Arrangements({ a }: { readonly a: Data }) {
  const { today } = useSession()
  const year = today.slice(0, 4)
  return (
    <Section title="安排">
      <Facts
        items={[
          { label: '时间', value: spanWords(a.startsAt, a.endsAt, year), wide: true },
          { label: '地点', value: a.place || null },
          { label: '形式', value: a.form.label },
          { label: '主办', value: a.host?.name ?? '本级政协' },
          { label: '合办', value: [...a.cohosts.map((b) => b.name), ...a.partners].join('、') || null },
          { label: '主题', value: a.themes.map((t) => t.label).join('、') || null },
          ...(a.programme ? [{ label: '专项工作', value: a.programme.label }] : []),
          { label: '参加', value: a.mandatory ? '应到人员必须参加' : a.signUpUntil ? '自愿报名' : '邀请参加' },
          ...(a.signUpUntil
            ? [
                { label: '报名截止', value: a.signUpUntil, kind: 'instant' as const },
                { label: '名额', value: a.places, kind: 'number' as const },
              ]
            : []),
          ...(a.audience === null ? [] : [{ label: '听众、群众', value: a.audience, kind: 'number' as const }]),
          { label: '联系人', value: a.contact?.name ?? null },
          ...(a.vehicles ? [{ label: '车辆', value: a.vehicles }] : []),
          ...(a.catering ? [{ label: '食宿', value: a.catering }] : []),
          ...a.details.map((d) => ({ label: d.label, value: d.value, wide: d.value.length > 30 })),
          ...(a.note ? [{ label: '说明', value: a.note, wide: true }] : []),
        ]}
      />
      {a.sessions.length > 1 ? (
        <ol className="act-rows" aria-label="场次">
          {a.sessions.map((s) => (
            <li key={s.id} className="act-line">
              <strong>{s.label}</strong>
              <span>{spanWords(s.startsAt, s.endsAt, year)}</span>
            </li>
          ))}
        </ol>
      ) : null}
    </Section>
  )
}
