// The schemes of assessment as data: read by everybody who may, changed part by part, tried on a year's records before they are kept.
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { useAddressQuery } from '#/core/ui/address.tsx'
import { Facts } from '#/core/ui/Facts.tsx'
import { FormButton } from '#/core/ui/FormButton.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { useApi, useChange } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { ruleWords } from '#/core/scoring/score.ts'
import { unmeasuredWays, type ScoringRule, type ScoringScheme } from '#/core/scoring/scheme.ts'
import type { SchemesPage as SchemesData } from '../units/contract.ts'
import { SchemeTrial } from './SchemeTrial.tsx'
import './appraisal.css'

type Shown = SchemesData['schemes'][number]
type Forms = NonNullable<SchemesData['forms']>

export function SchemesPage() {
  const found = useApi<SchemesData>('/scoring-schemes')
  const [query, setQuery] = useAddressQuery()
  return (
    <>
      <PageHeader
        title="考核办法"
        back={{ to: '/assessments', label: '承办单位考核' }}
        subtitle="每一项怎样计分都是数据：按生效日记载，已经建立的考核仍按当时的办法算。"
      />
      <Loaded of={found} as="考核办法">
        {(page) => {
          const shown = page.schemes.find((s) => s.key === query['scheme']) ?? page.schemes[0]
          return (
            <>
              <div className="pa-choice">
                <Segmented
                  aria-label="哪一套办法"
                  value={shown?.key ?? ''}
                  onChange={(key) => setQuery({ scheme: key })}
                  options={page.schemes.map((s) => ({ value: s.key, label: s.content.title }))}
                />
              </div>
              {shown ? (
                <Scheme key={`${shown.key} ${shown.fromDay ?? ''}`} shown={shown} page={page} onSaved={() => found.refetch()} />
              ) : null}
            </>
          )
        }}
      </Loaded>
    </>
  )
}

interface SchemeProps {
  readonly shown: Shown
  readonly page: SchemesData
  readonly onSaved: () => unknown
}

function Scheme({ shown, page, onSaved }: SchemeProps) {
  const [content, setContent] = useState<ScoringScheme>(shown.content)
  const isChanged = content !== shown.content
  const save = useChange('POST', `/scoring-schemes/${shown.key}`, { done: '已记载，自生效日起适用', onDone: onSaved })
  const { forms } = page
  const change = (part: Partial<ScoringScheme>): Promise<void> => {
    setContent({ ...content, ...part })
    return Promise.resolve()
  }
  return (
    <>
      <Section
        title={content.title}
        extra={
          forms ? (
            <>
              <FormButton label="基本规定" schema={forms.head} initial={content} submitLabel="改好" onSubmit={change} />
              <FormButton label="项目和等次" schema={forms.list} initial={content} submitLabel="改好" onSubmit={change} />
              {isChanged ? (
                <>
                  <Button onClick={() => setContent(shown.content)}>放弃改动</Button>
                  <FormButton
                    label="保存"
                    isPrimary
                    title={`保存“${content.title}”`}
                    schema={forms.save}
                    initial={{ fromDay: page.today }}
                    onSubmit={(answers) => save.mutateAsync({ ...answers, content })}
                  />
                </>
              ) : null}
            </>
          ) : null
        }
      >
        {isChanged ? <output>有改动还没有保存。可以先试算，看各单位的得分怎样变化。</output> : null}
        <Facts
          items={[
            { label: '基础分', value: content.base, kind: 'number' },
            { label: '总分最高', value: content.ceiling, kind: 'number' },
            { label: '总分最低', value: content.floor, kind: 'number' },
            { label: '没有可计的记录时', value: unmeasuredWays[content.unmeasured] },
            { label: '等次', value: content.grades.map((g) => (g.min <= -1000 ? g.label : `${g.label}（${g.min}分以上）`)).join('、') },
            { label: '项目', value: content.groups.map((g) => (g.cap === null ? g.title : `${g.title}（最高${g.cap}分）`)).join('、') },
            { label: '自何日起', value: shown.fromDay, kind: 'day' },
            { label: '依据', value: shown.source, wide: true },
          ]}
        />
      </Section>
      <Rules content={content} page={page} forms={forms} onChange={change} />
      <Gates content={content} page={page} forms={forms} onChange={change} />
      {forms ? <SchemeTrial schemeKey={shown.key} content={content} year={Number(page.today.slice(0, 4))} /> : null}
    </>
  )
}

interface PartProps {
  readonly content: ScoringScheme
  readonly page: SchemesData
  readonly forms: Forms | null
  readonly onChange: (part: Partial<ScoringScheme>) => Promise<void>
}

const measureTitle = (page: SchemesData, code: string | null): string =>
  code === null ? '' : (page.measures.find((m) => m.code === code)?.title ?? code)

function Rules({ content, page, forms, onChange }: PartProps) {
  const { rules } = content
  const add = (answers: Record<string, unknown>): Promise<void> => onChange({ rules: [...rules, filled(answers)] })
  return (
    <Section
      title="指标"
      extra={
        forms ? (
          <FormButton label="加一项" schema={forms.rule} initial={{ group: content.groups[0]?.title }} submitLabel="加上" onSubmit={add} />
        ) : null
      }
    >
      <ul className="pa-marks">
        {rules.map((rule, at) => (
          <li key={rule.key}>
            <div>
              <span className="sj-faint">{rule.group}</span> <strong>{rule.title}</strong>
              <div>
                {ruleWords(rule)}
                {rule.measure ? `；按“${measureTitle(page, rule.measure)}”` : ''}
              </div>
              <div className="sj-faint">依据：{rule.source}</div>
            </div>
            {forms ? (
              <Mending
                title={rule.title}
                schema={forms.rule}
                initial={rule}
                onMend={(answers) => onChange({ rules: rules.map((r, i) => (i === at ? filled(answers) : r)) })}
                onRemove={() => onChange({ rules: rules.filter((_, i) => i !== at) })}
              />
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** A form leaves out what was not answered; in a rule that means none. */
const filled = (answers: Record<string, unknown>): ScoringRule =>
  ({ measure: null, points: null, max: null, target: null, ...answers }) as ScoringRule

function Gates({ content, page, forms, onChange }: PartProps) {
  const { gates } = content
  const gate = (answers: Record<string, unknown>) => ({ zero: null, bars: null, ...answers }) as ScoringScheme['gates'][number]
  return (
    <Section
      title="一票否决和限制"
      extra={
        forms ? (
          <FormButton label="加一条" schema={forms.gate} submitLabel="加上" onSubmit={(a) => onChange({ gates: [...gates, gate(a)] })} />
        ) : null
      }
    >
      {gates.length === 0 ? <p className="sj-faint">没有。例如：有逾期的，时效一项记零分，或者不得评为优秀。</p> : null}
      <ul className="pa-marks">
        {gates.map((g, at) => (
          <li key={g.title}>
            <div>
              <strong>{g.title}</strong>
              <div>
                “{measureTitle(page, g.measure)}”{g.when === 'above' ? '高于' : '低于'}
                {g.bound}：{g.zero ? `“${content.rules.find((r) => r.key === g.zero)?.title ?? g.zero}”记零分` : ''}
                {g.bars ? `不得评为“${g.bars}”` : ''}
              </div>
              <div className="sj-faint">依据：{g.source}</div>
            </div>
            {forms ? (
              <Mending
                title={g.title}
                schema={forms.gate}
                initial={g}
                onMend={(a) => onChange({ gates: gates.map((x, i) => (i === at ? gate(a) : x)) })}
                onRemove={() => onChange({ gates: gates.filter((_, i) => i !== at) })}
              />
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  )
}

interface MendingProps {
  readonly title: string
  readonly schema: Readonly<Record<string, unknown>>
  readonly initial: object
  readonly onMend: (answers: Record<string, unknown>) => Promise<void>
  readonly onRemove: () => Promise<void>
}

function Mending({ title, schema, initial, onMend, onRemove }: MendingProps) {
  return (
    <div className="sj-actions">
      <FormButton
        label="修改"
        isLink
        title={`修改“${title}”`}
        schema={schema}
        initial={{ ...initial }}
        submitLabel="改好"
        onSubmit={onMend}
      />
      <Button type="link" danger size="small" onClick={() => void onRemove()}>
        删去
      </Button>
    </div>
  )
}
