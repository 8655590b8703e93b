// A case as its reader may see it: where it stands, what may be done, the text, the handling, the judgement, the whole story.
import { EditOutlined } from '@ant-design/icons'
import { Alert, Button } from 'antd'
import { Go, useGo, useParam } from '#/core/ui/address.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { MoveBar } from '#/core/ui/MoveBar.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { useApi } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import { useMay } from '#/core/ui/session.tsx'
import { Timeline } from '#/core/ui/Timeline.tsx'
import { inChinese, day } from '#/core/day.ts'
import { timeKinds } from '../words.ts'
import { CasePublicity } from '../publicity/pages/CasePublicity.tsx'
import { CaseCommitments } from '../commitments/pages/CaseCommitments.tsx'
import { CaseConversion } from './CaseConversion.tsx'
import { CaseAppraisal } from '../appraisal/pages/CaseAppraisal.tsx'
import { CaseElevated } from '../elevated/pages/CaseElevated.tsx'
import { CaseEvaluations } from './CaseEvaluations.tsx'
import { CaseReviews } from './CaseReviews.tsx'
import { CaseSide } from './CaseSide.tsx'
import { CaseSignatures } from './CaseSignatures.tsx'
import { CaseSupervision } from '../supervision/pages/CaseSupervision.tsx'
import { CaseTasks } from './CaseTasks.tsx'
import { CaseText } from './CaseText.tsx'
import { knownIn, titleOf, unitsToBegin, type Case } from './parts.ts'
import './proposals.css'

export function CasePage() {
  const id = useParam('id')
  const found = useApi<Case>(`/proposals/${id}`)
  return (
    <Loaded of={found} as="提案">
      {(p) => <WholeCase p={p} onChanged={() => found.refetch()} />}
    </Loaded>
  )
}

function WholeCase({ p, onChanged }: { readonly p: Case; readonly onChanged: () => unknown }) {
  const go = useGo()
  const units = unitsToBegin(p)
  const seesElevated = useMay('elevated:read')
  return (
    <>
      <PageHeader
        title={titleOf(p)}
        back={{ to: '/proposals', label: '提案' }}
        tags={
          <>
            <StatusTag {...p.state} />
            {p.fastTrack ? <StatusTag label="快速通道" tone="bad" /> : null}
            {p.timeKind ? <StatusTag label={timeKinds[p.timeKind]} tone="over" /> : null}
            {p.caseClass ? <StatusTag label={`${p.caseClass}类`} tone={p.caseClass === 'A' ? 'good' : 'over'} /> : null}
          </>
        }
        subtitle={headWords(p)}
        actions={
          p.editable ? (
            <Button icon={<EditOutlined />} onClick={() => go(`/proposals/${p.id}/write`)}>
              修改正文
            </Button>
          ) : null
        }
      />
      <LinkedCases p={p} />
      {p.withdrawalAsked ? (
        <Alert
          type="warning"
          showIcon
          className="sj-note"
          title={`提案者${inChinese(day(p.withdrawalAsked.askedOn))}申请撤案，等提案委答复`}
          description={p.withdrawalAsked.reason}
        />
      ) : null}
      <MoveBar
        url={p.url}
        version={p.version}
        moves={p.moves}
        onMoved={onChanged}
        known={knownIn(p)}
        initial={{
          sign: { textHash: p.textHash },
          passPreReview: { category: p.category?.code, units },
          jointOpinion: { units },
          file: { category: p.category?.code },
          fastFile: { category: p.category?.code, units },
          withdrawFiled: { reason: p.withdrawalAsked ? `提案者申请：${p.withdrawalAsked.reason}` : '' },
          withdrawAssigned: { reason: p.withdrawalAsked ? `提案者申请：${p.withdrawalAsked.reason}` : '' },
          confirmRehandle: { demand: wordsOfTheUnhappy(p) },
          allocate: { units },
        }}
      />
      <Anchors p={p} />
      <div className="pp-case">
        <div className="pp-case-main">
          <CaseText p={p} />
          {p.cosigners.length ? <CaseSignatures p={p} /> : null}
          {p.reviews.length ? <CaseReviews p={p} /> : null}
          {p.conversion ? <CaseConversion conversion={p.conversion} onChanged={onChanged} /> : null}
          {p.tasks.length ? <CaseTasks p={p} onChanged={onChanged} /> : null}
          {p.forms.length || p.mediation ? <CaseEvaluations p={p} /> : null}
          {p.repliedOn || p.tasks.some((t) => t.reply) ? <CaseCommitments caseId={p.id} /> : null}
          <CaseAppraisal id={p.id} />
          {p.filedOn ? <CaseSupervision id={p.id} subject={p.text.subject} onChanged={onChanged} /> : null}
          {p.filedOn ? <CasePublicity caseId={p.id} onChanged={onChanged} /> : null}
        </div>
        <div className="pp-case-side">
          <CaseSide p={p} />
          {seesElevated && p.filedOn ? <CaseElevated caseId={p.id} /> : null}
          <Section title="办理过程" id="course">
            <Timeline entries={p.timeline} />
          </Section>
        </div>
      </div>
    </>
  )
}

function headWords(p: Case): string {
  const signed = p.cosigners.filter((c) => c.signedAt).length
  const lead = p.lead ? `${p.lead.name}${p.leadSector ? `（${p.leadSector}）` : ''}${signed ? `等${signed + 1}人` : ''}` : null
  const number = p.caseNo ? `第${p.caseNo}号` : p.intakeNo ? `收件${p.intakeNo}号` : '尚未编号'
  return [number, p.session.title, lead, p.category?.label].filter(Boolean).join(' · ')
}

/** The office's demand begins with what the proposers said; sending it as it is takes one click. */
const wordsOfTheUnhappy = (p: Case): string =>
  p.forms
    .filter((f) => f.decisive && f.verdict === 'dissatisfied' && f.comment)
    .map((f) => `${f.evaluator.name}：${f.comment}`)
    .join('；')

function LinkedCases({ p }: { readonly p: Case }) {
  if (p.mainCase)
    return (
      <Alert
        type="info"
        showIcon
        className="sj-note"
        title={
          <>
            本件已并入主案：
            <Go to={`/proposals/${p.mainCase.id}`}>
              {p.mainCase.caseNo ? `第${p.mainCase.caseNo}号 ` : ''}
              {p.mainCase.title}
            </Go>
            。提案者在主案中地位相同，答复和评价都在主案办理。
          </>
        }
      />
    )
  if (p.merged.length === 0) return null
  return (
    <Alert
      type="info"
      showIcon
      className="sj-note"
      title={`并入本件的提案（${p.merged.length}件）`}
      description={
        <ul className="pp-plain-list">
          {p.merged.map((m) => (
            <li key={m.id}>
              <Go to={`/proposals/${m.id}`}>{m.title}</Go>（{m.lead}）
            </li>
          ))}
        </ul>
      }
    />
  )
}

/** Jumps within a long page; only to parts that are there. */
function Anchors({ p }: { readonly p: Case }) {
  const parts = [
    ['text', '正文', true],
    ['signatures', '联名', p.cosigners.length > 0],
    ['reviews', '审查', p.reviews.length > 0],
    ['handling', '办理和答复', p.tasks.length > 0],
    ['evaluations', '评价', p.forms.length > 0],
    ['publicity', '公开', p.filedOn !== null],
    ['course', '过程', true],
  ] as const
  return (
    <nav className="pp-anchors" aria-label="本页内容">
      {parts
        .filter(([, , isThere]) => isThere)
        .map(([id, label]) => (
          <a key={id} href={`#${id}`}>
            {label}
          </a>
        ))}
    </nav>
  )
}
