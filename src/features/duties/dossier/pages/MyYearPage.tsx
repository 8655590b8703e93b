// 我的履职: the member's own year on a phone – what is done, what is still missing and where to do it, presence, what does not count yet and why.
import { Go } from '#/core/ui/address.tsx'
import { DueDate } from '#/core/ui/DueDate.tsx'
import { EmptyState } from '#/core/ui/EmptyState.tsx'
import { GoButton } from '#/core/ui/GoButton.tsx'
import { ListView } from '#/core/ui/ListView.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { dayInChinese, daysFrom } from '#/core/ui/numbers.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { useApi } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { useMay, useSession } from '#/core/ui/session.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import type { MyYear } from '../contract.ts'
import { FactLines } from './FactGroups.tsx'
import { Numbers, presence } from './Numbers.tsx'
import { Tasks } from './Tasks.tsx'

export function MyYearPage() {
  const found = useApi<MyYear>('/my-year')
  return (
    <Loaded of={found} as="我的履职">
      {(y) => <Year y={y} />}
    </Loaded>
  )
}

function Year({ y }: { readonly y: MyYear }) {
  const { today } = useSession()
  const mayReply = useMay('activities:reply')
  const missing = y.tasks?.items.filter((t) => t.missing) ?? []
  const left = daysFrom(today, y.until)
  return (
    <>
      <PageHeader
        title="我的履职"
        subtitle={`${y.year}年${y.seat ? `，${y.seat.sector.name}界别` : ''}`}
        actions={
          <>
            <GoButton to={`/dossiers/${y.person.id}`}>履职档案</GoButton>
            <GoButton to="/manual-facts/new">申报履职事项</GoButton>
          </>
        }
      />
      {y.tasks ? (
        <Section title={`${y.tasks.title}（完成${y.tasks.items.length - missing.length}/${y.tasks.items.length}）`}>
          <p className="sj-line">
            {missing.length
              ? `还缺${missing.map((t) => t.title).join('、')}，${dayInChinese(y.until)}以前完成，还有${left}天。`
              : '今年的任务都完成了。'}
          </p>
          <Tasks tasks={y.tasks} isOwn />
        </Section>
      ) : (
        <EmptyState title="您现在没有委员席位" hint="委员的年度任务、出勤和履职事项会显示在这里。" />
      )}
      <Section title="今年以来">
        <Numbers
          numbers={[
            { label: '计入的事项', value: y.facts, unit: '件' },
            { label: '活跃月数', value: y.activeMonths, unit: '个月' },
            presence(y.attendance),
          ]}
        />
      </Section>
      {y.score ? <Score score={y.score} /> : null}
      {y.owed.length ? (
        <Section title={`按规定还应做的（${y.owed.length}项）`} extra={<Go to="/my-obligations">全部应尽事项</Go>}>
          <ul className="duty-facts">
            {y.owed.slice(0, 8).map((o) => (
              <li key={o.id}>
                <StatusTag label={o.state.label} tone={o.state.tone} />
                <span className="duty-fact-words">
                  <Go to={o.url}>{o.title}</Go>
                  <span className="sj-faint">{[o.window, o.missing].filter(Boolean).join(' · ')}</span>
                  <DueDate day={o.due} steps={o.steps} />
                  {o.doAt ? <Go to={o.doAt}>现在去做</Go> : null}
                </span>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      {mayReply ? (
        <Section title="接下来的活动">
          <ListView name="my-activities" fixed={{ 'f.day': `${today}..` }} />
        </Section>
      ) : null}
      {y.notCounted.length ? (
        <Section title="还没有计入的">
          <ul className="duty-facts">
            {y.notCounted.map((n) => (
              <li key={n.id}>
                <StatusTag label={n.state.label} tone={n.state.tone} />
                <span className="duty-fact-words">
                  {n.url ? <Go to={n.url}>{n.title}</Go> : n.title}
                  <span className="sj-faint">{n.says}</span>
                </span>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      <Section title="最近计入的" extra={<Go to={`/dossiers/${y.person.id}`}>全部</Go>}>
        {y.recent.length ? (
          <FactLines facts={y.recent} />
        ) : (
          <p className="sj-faint">今年还没有计入的事项。提案立案、会议活动结束、文稿采用后自动记入。</p>
        )}
      </Section>
      {y.convenes.length ? (
        <Section title="我召集的">
          <ul className="duty-facts">
            {y.convenes.map((b) => (
              <li key={b.id}>
                <Go to={`/body-dossiers/${b.id}`}>{b.name}的履职记录</Go>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  )
}

/** The total as it stands, and the deeds that would raise it most. */
function Score({ score }: { readonly score: NonNullable<MyYear['score']> }) {
  const { nextGrade } = score
  return (
    <Section title="得分和怎样提高" extra={<Go to="/own-score">每一分的依据</Go>}>
      <Numbers
        numbers={[
          { label: '现在得分', value: score.total, unit: '分' },
          { label: '对应等次', value: score.grade },
          ...(nextGrade ? [{ label: `离${nextGrade.grade}还差`, value: nextGrade.gap, unit: '分' }] : []),
        ]}
      />
      {score.steps.length ? (
        <ul className="duty-facts">
          {score.steps.map((s) => (
            <li key={s.title}>
              <span className="sj-number">{s.gain > 0 ? `+${s.gain}分` : '达标'}</span>
              <span className="duty-fact-words">
                {s.title}
                {s.opens.length ? <span className="sj-faint">做了以后不再受限：{s.opens.join('、')}</span> : null}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
    </Section>
  )
}
