// One sheet in a year's assessment: its holder checks and objects, the assessment group exempts and changes a grade with a reason.
import { Alert, Button } from 'antd'
import { useParam } from '#/core/ui/address.tsx'
import { Documents } from '#/core/ui/Documents.tsx'
import { FormButton } from '#/core/ui/FormButton.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { ProblemAlert } from '#/core/ui/ProblemAlert.tsx'
import { useApi, useChange } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import { ScoreLines } from '../../scoring/pages/ScoreLines.tsx'
import type { SheetPage } from '../contract.ts'
import { DutyObjections } from './DutyObjections.tsx'
import '../../scoring/pages/scores.css'

export function DutySheetPage() {
  const found = useApi<SheetPage>(`/duty-sheets/${useParam('id')}`)
  return (
    <Loaded of={found} as="得分">
      {(sheet) => <Sheet sheet={sheet} onChanged={() => found.refetch()} />}
    </Loaded>
  )
}

function Sheet({ sheet, onChanged }: { readonly sheet: SheetPage; readonly onChanged: () => unknown }) {
  const { assessment: a } = sheet
  const renews = ['/work', '/own-assessments', '/lists/']
  const check = useChange('POST', `/duty-sheets/${sheet.id}/check`, { renews, done: '已核对', onDone: onChanged })
  return (
    <>
      <PageHeader
        title={sheet.isOwn ? `我的${a.year}年度考核` : sheet.holder.name}
        back={sheet.isOwn ? { to: '/own-score', label: '我的履职得分' } : { to: `/duty-assessments/${a.id}`, label: a.title }}
        tags={<StatusTag {...a.state} />}
        subtitle={`${a.title} · ${a.rules} · 事实${a.from}至${a.until}`}
      />
      <Section
        title="总分"
        extra={
          <>
            {sheet.mayCheck ? (
              <Button type="primary" loading={check.isPending} onClick={() => check.mutate({})}>
                核对无误
              </Button>
            ) : null}
            {sheet.mayObject ? <ObjectButton sheet={sheet} onDone={onChanged} /> : null}
            {sheet.mayGrade ? <GradeButton sheet={sheet} onDone={onChanged} /> : null}
            {sheet.mayExempt ? <ExemptButton sheet={sheet} onDone={onChanged} /> : null}
          </>
        }
      >
        <ProblemAlert error={check.error} />
        <p className="sc-total">
          <strong>{sheet.total}</strong> 分{sheet.grade ? <StatusTag label={sheet.grade} tone="active" /> : null}
          {sheet.grade && sheet.grade !== sheet.earnedGrade ? <span>按得分是“{sheet.earnedGrade ?? '无'}”</span> : null}
        </p>
        <p className="sj-faint">{standing(sheet)}</p>
        {sheet.gradeReason ? <Alert type="info" showIcon className="sj-note" title={sheet.gradeReason} /> : null}
        {sheet.exempt ? <Alert type="info" showIcon className="sj-note" title={`不参加考核：${sheet.exempt}`} /> : null}
        {sheet.barred.map((says) => (
          <Alert key={says} type="warning" showIcon className="sj-note" title={says} />
        ))}
      </Section>
      {sheet.objections.length ? (
        <Section title="异议和申诉" id="objections">
          <DutyObjections objections={sheet.objections} onChanged={onChanged} />
        </Section>
      ) : null}
      <Section title="得分明细">
        <ScoreLines lines={sheet.lines} total={sheet.total} />
        <p className="sj-faint">
          各行相加就是总分。办法的版本：{sheet.ruleVersion}。{a.rulesSource}
        </p>
      </Section>
      <Documents kind="duty-sheet" id={sheet.id} />
    </>
  )
}

function standing(sheet: SheetPage): string {
  const { assessment: a } = sheet
  if (!sheet.isFrozen)
    return `按今天的履职事实算出，还没有固定；核对期限${a.checkUntil ?? ''}。${sheet.checkedOn ? `${sheet.checkedOn}已核对。` : '缺了、错了的请提出异议。'}`
  const frozen = `${a.scoredOn ?? ''}固定，校验码${sheet.checkCode?.slice(0, 16) ?? ''}，以后事实和办法再变也不影响。`
  return a.appealUntil && a.state.code === 'notified' ? `${frozen}对结果有不同意见的，可以在${a.appealUntil}前申诉。` : frozen
}

interface SheetButton {
  readonly sheet: SheetPage
  readonly onDone: () => unknown
}

const reason = { type: 'string', title: '理由', maxLength: 1000, minLength: 1, widget: 'textarea' }

function ObjectButton({ sheet, onDone }: SheetButton) {
  const isAppeal = sheet.isFrozen
  const object = useChange('POST', `/duty-sheets/${sheet.id}/objections`, {
    renews: ['/work'],
    done: isAppeal ? '申诉已提出' : '异议已提出',
    onDone,
  })
  return (
    <FormButton
      label={isAppeal ? '申诉' : '提出异议'}
      schema={{
        type: 'object',
        properties: {
          ruleKey: {
            title: '哪一项',
            enum: sheet.ruleChoices.map((r) => r.key),
            labels: Object.fromEntries(sheet.ruleChoices.map((r) => [r.key, r.title])),
            help: '不选就是对整个结果',
          },
          reason,
        },
        required: ['reason'],
      }}
      onSubmit={(answers) => object.mutateAsync({ ruleKey: null, ...answers })}
    />
  )
}

function GradeButton({ sheet, onDone }: SheetButton) {
  const change = useChange('POST', `/duty-sheets/${sheet.id}/grade`, { done: '等次已改', onDone })
  return (
    <FormButton
      label="改等次"
      note="名额限制仍然有效；理由记入考核经过，本人看得到。"
      schema={{ type: 'object', properties: { grade: { title: '等次', enum: sheet.grades }, reason }, required: ['grade', 'reason'] }}
      onSubmit={(answers) => change.mutateAsync({ ...answers, version: sheet.version })}
    />
  )
}

function ExemptButton({ sheet, onDone }: SheetButton) {
  const change = useChange('POST', `/duty-sheets/${sheet.id}/exemption`, { done: '已记载', onDone })
  return (
    <FormButton
      label={sheet.exempt ? '恢复参加考核' : '不参加考核'}
      schema={{
        type: 'object',
        properties: {
          reason: {
            type: 'string',
            title: '理由',
            maxLength: 300,
            minLength: 0,
            help: sheet.exempt ? '留空就是恢复参加' : '长期病休、经批准外派、请假超过考核期一半',
          },
        },
      }}
      onSubmit={(answers) => change.mutateAsync({ reason: '', ...answers })}
    />
  )
}
