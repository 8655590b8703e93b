// One text: what it says, who wrote it, how it was examined, what became of it.
import { Go, useParam } from '#/core/ui/address.tsx'
import { Attachments } from '#/core/ui/Attachments.tsx'
import { Documents } from '#/core/ui/Documents.tsx'
import { Facts } from '#/core/ui/Facts.tsx'
import { GoButton } from '#/core/ui/GoButton.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { MoveBar } from '#/core/ui/MoveBar.tsx'
import { DayText, Plain } from '#/core/ui/numbers.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { useApi } from '#/core/ui/query.tsx'
import { useNames } from '#/core/ui/RemotePicker.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { useMay, useSession } from '#/core/ui/session.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import { Timeline } from '#/core/ui/Timeline.tsx'
import type { WorkPage as Work } from '../contract.ts'
import { horizons, suggestionTypes } from '../words.ts'
import { SimilarWorks } from './SimilarWorks.tsx'
import './works.css'

export function WorkPage() {
  const id = useParam('id')
  const found = useApi<Work>(`/works/${id}`)
  return (
    <Loaded of={found} as="文稿">
      {(w) => <Whole w={w} onChanged={() => found.refetch()} />}
    </Loaded>
  )
}

const decisions: Readonly<Record<string, string>> = { accepted: '采用', returned: '退回修改', declined: '不采用', withdrawn: '作者撤回' }

function Whole({ w, onChanged }: { readonly w: Work; readonly onChanged: () => unknown }) {
  const { today } = useSession()
  const isWriter = useMay('works:write')
  const [programme] = useNames('study-programmes', w.text.programmeId ? [w.text.programmeId] : [])
  return (
    <>
      <PageHeader
        title={w.text.title || `（未填题目的${w.kind.label}）`}
        back={isWriter ? { to: '/my-works', label: '我的文稿' } : { to: '/works', label: '文稿' }}
        tags={
          <>
            <StatusTag {...w.state} />
            <StatusTag label={w.kind.label} tone="over" />
          </>
        }
        subtitle={w.authors.map((a) => a.name).join('、')}
        actions={w.editable ? <GoButton to={`/works/${w.id}/write`}>继续写</GoButton> : null}
      />
      <MoveBar
        url={w.url}
        version={w.version}
        moves={w.moves.filter((m) => m.move !== 'submit' || m.ok)}
        onMoved={onChanged}
        initial={{ exchange: { day: today } }}
      />
      <div className="wk-sheet">
        <div>
          <Section title="正文" extra={<span className="sj-faint">{w.length}字</span>}>
            {w.text.body ? (
              <div className="wk-prose">
                <Plain text={w.text.body} />
              </div>
            ) : (
              <p className="sj-faint">还没有正文。</p>
            )}
            <Attachments kind="work" id={w.id} part="attachment" mayChange={w.mayAttach} title="附件" />
          </Section>
          {w.isReviewer && w.state.code === 'submitted' ? <SimilarWorks title={w.text.title} body={w.text.body} except={w.id} /> : null}
        </div>
        <div>
          <Section title="情况">
            <Facts
              items={[
                { label: '审看', value: w.kind.accepts === 'office' ? '办公室' : (w.receiver?.name ?? null) },
                { label: '年度', value: w.text.year },
                { label: '主题', value: w.themes.map((t) => t.label).join('、') || null },
                ...(w.kind.advice
                  ? [
                      { label: '建议类型', value: w.text.suggestionType ? suggestionTypes[w.text.suggestionType] : null },
                      { label: '前瞻或常规', value: w.text.horizon ? horizons[w.text.horizon] : null },
                    ]
                  : []),
                { label: '报送', value: w.submittedOn ? <DayText day={w.submittedOn} /> : null },
                { label: '采用', value: w.acceptedOn ? <DayText day={w.acceptedOn} /> : null },
                ...(w.shownAt ? [{ label: '交流刊发', value: w.shownAt }] : []),
                ...(w.text.programmeId && programme
                  ? [{ label: '学习活动', value: <Go to={`/study-programmes/${programme.id}`}>{programme.name}</Go> }]
                  : []),
              ]}
            />
          </Section>
          {w.rounds.length ? (
            <Section title="审看">
              <ol className="wk-plain-list">
                {w.rounds.map((r) => (
                  <li key={r.submittedOn + String(r.decidedOn)}>
                    <DayText day={r.submittedOn} /> 报送
                    {r.decidedOn ? (
                      <>
                        ，<DayText day={r.decidedOn} /> {r.decision ? decisions[r.decision] : ''}
                        {r.decidedBy ? `（${r.decidedBy}）` : ''}
                      </>
                    ) : (
                      '，等待审看'
                    )}
                    {r.reason ? <p className="sj-faint">{r.reason}</p> : null}
                  </li>
                ))}
              </ol>
            </Section>
          ) : null}
          <Documents kind="work" id={w.id} />
          <Section title="经过">
            <Timeline entries={w.timeline} />
          </Section>
        </div>
      </div>
    </>
  )
}
