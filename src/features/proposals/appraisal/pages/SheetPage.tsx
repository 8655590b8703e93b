// The score sheet of one unit: each line names its rule and its source and opens the records behind it.
import { Alert, Button } from 'antd'
import { useState } from 'react'
import { Go, useParam } from '#/core/ui/address.tsx'
import { Documents } from '#/core/ui/Documents.tsx'
import { FormButton } from '#/core/ui/FormButton.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { DayText } from '#/core/ui/numbers.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { useApi, useChange } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { useMay } from '#/core/ui/session.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import type { SheetPage as SheetData } from '../units/contract.ts'
import { HandMarks } from './HandMarks.tsx'
import { Objections } from './Objections.tsx'
import './appraisal.css'

export function SheetPage() {
  const [id, bodyId] = [useParam('id'), useParam('bodyId')]
  const found = useApi<SheetData>(`/assessments/${id}/units/${bodyId}`)
  return (
    <Loaded of={found} as="得分">
      {(sheet) => <Sheet sheet={sheet} onChanged={() => found.refetch()} />}
    </Loaded>
  )
}

function Sheet({ sheet, onChanged }: { readonly sheet: SheetData; readonly onChanged: () => unknown }) {
  const isOffice = useMay('appraisal:read')
  const { assessment: a } = sheet
  return (
    <>
      <PageHeader
        title={sheet.unit.name}
        back={isOffice ? { to: `/assessments/${a.id}`, label: a.title } : { to: '/assessment-sheets', label: '考核得分' }}
        tags={<StatusTag {...a.state} />}
        subtitle={`${a.title} · ${a.scheme} · 数据截至${a.countsUntil}`}
      />
      <Section title="总分">
        <p className="pa-total">
          <strong>{sheet.total}</strong> 分{sheet.grade ? <StatusTag label={sheet.grade} tone="active" /> : null}
          {sheet.place ? (
            <span>
              {sheet.rankGroup}第{sheet.place}名（共{sheet.of}个）
            </span>
          ) : null}
        </p>
        <p className="sj-faint">{standing(sheet)}</p>
        {sheet.barred.map((says) => (
          <Alert key={says} type="warning" showIcon className="sj-note" title={says} />
        ))}
        {sheet.lacking.length ? <Alert type="info" showIcon className="sj-note" title={`还没有评分：${sheet.lacking.join('、')}`} /> : null}
      </Section>
      <Section title="得分明细">
        <ul className="pa-lines">
          {sheet.lines.map((line) => (
            <Line key={`${line.kind} ${line.rule ?? line.title}`} line={line} />
          ))}
          <li className="pa-sum">
            <span>总分</span>
            <strong>{sheet.total}</strong>
          </li>
        </ul>
        <p className="sj-faint">各行相加就是总分。办法的依据：{a.schemeSource}</p>
      </Section>
      {isOffice && sheet.handRules.length ? <HandMarks sheet={sheet} onChanged={onChanged} /> : null}
      {sheet.mayObject || sheet.objections.length ? (
        <Section title="异议" extra={sheet.mayObject ? <ObjectButton sheet={sheet} onDone={onChanged} /> : null}>
          {sheet.objections.length ? (
            <Objections objections={sheet.objections} assessmentId={a.id} onChanged={onChanged} />
          ) : (
            <p className="sj-faint">
              有异议的，请在
              <DayText day={a.objectionsUntil} />
              前提出，写明哪一行、为什么。
            </p>
          )}
        </Section>
      ) : null}
      {sheet.sheetId ? <Documents kind="score-sheet" id={sheet.sheetId} /> : null}
    </>
  )
}

function standing(sheet: SheetData): string {
  if (sheet.finalOn) return `第${sheet.edition}版，${sheet.assessment.meeting}审定，不再改动。`
  if (sheet.frozenOn) return `第${sheet.edition}版，${sheet.frozenOn}固定，供单位核对。`
  return '按现在的记录算出，还没有固定。'
}

function Line({ line }: { readonly line: SheetData['lines'][number] }) {
  const [isOpen, setIsOpen] = useState(false)
  const points = line.points < 0 ? `−${Math.abs(line.points)}` : String(line.points)
  return (
    <li>
      <div className="pa-line">
        <div>
          <div>
            {line.group ? <span className="sj-faint">{line.group} </span> : null}
            <strong>{line.title}</strong>
          </div>
          <div>{line.says}</div>
          {line.source ? <div className="sj-faint">依据：{line.source}</div> : null}
          {line.records.length ? (
            <Button type="link" size="small" className="pa-open" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
              {isOpen ? '收起' : `看这${line.records.length}条记录`}
            </Button>
          ) : null}
        </div>
        <span className="pa-points">
          {points}
          {line.max && line.max > 0 && line.kind === 'rule' && line.points > 0 ? <span className="sj-faint"> / {line.max}</span> : null}
        </span>
      </div>
      {isOpen ? (
        <ul className="pa-records">
          {line.records.map((r) => (
            <li key={r.id}>
              {r.url ? <Go to={r.url}>{`${r.ref} ${r.title}`}</Go> : `${r.ref} ${r.title}`}
              <span className="sj-faint">
                {r.day ? ` ${r.day}` : ''}
                {r.amount === null ? '' : ` · ${r.amount}`}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
    </li>
  )
}

function ObjectButton({ sheet, onDone }: { readonly sheet: SheetData; readonly onDone: () => unknown }) {
  const object = useChange('POST', `/assessments/${sheet.assessment.id}/objections`, { renews: ['/work'], done: '异议已提出', onDone })
  const rules = sheet.lines.flatMap((l) => (l.rule ? [[l.rule, l.title] as const] : []))
  return (
    <FormButton
      label="提出异议"
      isPrimary
      schema={{
        type: 'object',
        properties: {
          ruleKey: { title: '哪一项', enum: rules.map(([key]) => key), labels: Object.fromEntries(rules), help: '不选就是对整个结果' },
          reason: { type: 'string', title: '理由', maxLength: 1000, minLength: 1, widget: 'textarea' },
        },
        required: ['reason'],
      }}
      onSubmit={(answers) => object.mutateAsync({ ruleKey: null, ...answers, bodyId: sheet.unit.id })}
    />
  )
}
