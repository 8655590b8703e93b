// One rule set, edition by edition: read by everybody it scores, written part by part while it is a draft, compared, tried before it is adopted.
import { Alert, Button, Select } from 'antd'
import { useState } from 'react'
import { useAddressQuery, useGo, useParam, queryText } from '#/core/ui/address.tsx'
import { Facts } from '#/core/ui/Facts.tsx'
import { FormButton } from '#/core/ui/FormButton.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { MoveBar } from '#/core/ui/MoveBar.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { ProblemAlert } from '#/core/ui/ProblemAlert.tsx'
import { useApi, useChange } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { useMay } from '#/core/ui/session.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import { holders, periods, type RuleSet } from '#/core/scoring/rule-set.ts'
import { consequenceWords, factRuleWords } from '#/core/scoring/rule-words.ts'
import type { RulesPage as RulesData } from '../contract.ts'
import { RulesCompared } from './RulesCompared.tsx'
import { RulesTrial } from './RulesTrial.tsx'
import './scores.css'

export function RulesPage() {
  const key = useParam('key')
  const [query] = useAddressQuery()
  const found = useApi<RulesData>(`/duty-rules/${key}${queryText({ edition: query['edition'] })}`)
  return (
    <Loaded of={found} as="考核办法">
      {(page) => <Rules key={`${page.key} ${page.shown.edition} ${page.shown.version}`} page={page} onChanged={() => found.refetch()} />}
    </Loaded>
  )
}

const named = (e: RulesData['editions'][number]): string =>
  `第${e.edition}版 ${e.state.label}${e.fromDay ? `（自${e.fromDay}）` : ''}${e.isInForce ? ' 现行' : ''}`

function Rules({ page, onChanged }: { readonly page: RulesData; readonly onChanged: () => unknown }) {
  const [content, setContent] = useState<RuleSet>(page.content)
  const [, setQuery] = useAddressQuery()
  const go = useGo()
  const maySimulate = useMay('scores:simulate')
  const isChanged = content !== page.content
  const save = useChange('PUT', page.shown.url ?? '/duty-rule-drafts/none', {
    renews: ['/duty-rules'],
    done: '草案已保存',
    onDone: onChanged,
  })
  const draft = useChange<object, { url: string }>('POST', `/duty-rules/${page.key}/drafts`, {
    renews: ['/duty-rules'],
    done: '已起草新的一版',
    onDone: ({ url }) => go(url),
  })
  const change = (part: Partial<RuleSet>): Promise<void> => {
    setContent({ ...content, ...part })
    return Promise.resolve()
  }
  return (
    <>
      <PageHeader
        title={content.title}
        back={{ to: '/duty-rules', label: '考核办法' }}
        tags={<StatusTag {...page.shown.state} />}
        subtitle={`代号 ${page.key} · 第${page.shown.edition}版 · 考核${holders[content.holder]}`}
        actions={
          page.mayDraft && page.shown.state.code !== 'draft' ? (
            <Button loading={draft.isPending} onClick={() => draft.mutate({ edition: page.shown.edition })}>
              在这一版上起草新的一版
            </Button>
          ) : null
        }
      />
      <ProblemAlert error={draft.error} />
      {page.editions.length > 1 ? (
        <div className="sc-asked">
          <Select
            aria-label="看哪一版"
            value={page.shown.edition}
            options={page.editions.map((e) => ({ value: e.edition, label: named(e) }))}
            onChange={(edition) => setQuery({ edition: String(edition) })}
          />
        </div>
      ) : null}
      {page.shown.url && !isChanged ? (
        <MoveBar
          url={page.shown.url}
          version={page.shown.version}
          moves={page.shown.moves}
          initial={{ adopt: { fromDay: page.today } }}
          onMoved={onChanged}
        />
      ) : null}
      {page.flaws.map((f) => (
        <Alert key={`${f.field} ${f.says}`} type="error" showIcon className="sj-note" title={f.says} />
      ))}
      <Section
        title="基本规定"
        extra={
          page.forms ? (
            <>
              <FormButton label="修改规定" schema={page.forms.head} initial={{ ...content }} submitLabel="改好" onSubmit={change} />
              <FormButton
                label="项目、等次和结果"
                schema={page.forms.lists}
                initial={{ ...content }}
                submitLabel="改好"
                onSubmit={change}
              />
              {isChanged ? (
                <>
                  <Button onClick={() => setContent(page.content)}>放弃改动</Button>
                  <Button type="primary" loading={save.isPending} onClick={() => save.mutate({ version: page.shown.version, content })}>
                    保存草案
                  </Button>
                </>
              ) : null}
            </>
          ) : null
        }
      >
        <ProblemAlert error={save.error} />
        {isChanged ? <output>有改动还没有保存。可以先试算，看谁的等次会变。</output> : null}
        <Facts
          items={[
            { label: '考核年度', value: periods[content.period] },
            { label: '基础分', value: content.base, kind: 'number' },
            { label: '基本分封顶', value: content.baseCap, kind: 'number' },
            { label: '加分封顶', value: content.bonusCap, kind: 'number' },
            { label: '总分最低', value: content.floor, kind: 'number' },
            { label: '任职不满几天不考核', value: content.activeDays, kind: 'number' },
            {
              label: '项目',
              value: content.groups.map((g) => (g.cap === null ? g.title : `${g.title}（最高${g.cap}分）`)).join('、'),
              wide: true,
            },
            {
              label: '等次',
              value: content.grades.map((g) => (g.min <= -1000 ? g.label : `${g.label}（${g.min}分以上）`)).join('、'),
              wide: true,
            },
            { label: '结果怎样用', value: content.consequences.map(consequenceWords).join('；') || null, wide: true },
            { label: '通过的依据', value: page.shown.fromDay ? page.shown.source : null, wide: true },
            { label: '依据', value: content.source, wide: true },
          ]}
        />
      </Section>
      <RuleRows page={page} content={content} onChange={change} />
      <GateRows page={page} content={content} onChange={change} />
      {page.editions.length > 1 ? <RulesCompared page={page} /> : null}
      {maySimulate ? <RulesTrial rulesKey={page.key} content={content} year={Number(page.today.slice(0, 4))} /> : null}
    </>
  )
}

interface PartProps {
  readonly page: RulesData
  readonly content: RuleSet
  readonly onChange: (part: Partial<RuleSet>) => Promise<void>
}

type Rule = RuleSet['rules'][number]
type Gate = RuleSet['gates'][number]

/** What a form leaves out means none. */
const blankRule = {
  kind: 'each',
  where: [],
  points: null,
  roles: [],
  levels: [],
  joint: null,
  byShare: false,
  per: null,
  fromNth: null,
  countCap: null,
  cap: null,
  exclusive: null,
  exclusivePer: null,
  dueVerbs: [],
  minPresence: null,
}
const ruleOf = (answers: Record<string, unknown>): Rule => ({ ...blankRule, ...answers }) as unknown as Rule
const gateOf = (answers: Record<string, unknown>): Gate =>
  ({ rules: [], standings: [], within: [], min: null, ...answers }) as unknown as Gate

function RuleRows({ page, content, onChange }: PartProps) {
  const { rules } = content
  const words = (rule: Rule): string => page.ruleWords[page.content.rules.indexOf(rule)] ?? factRuleWords(rule)
  return (
    <Section
      title={`指标（${rules.length}项）`}
      extra={
        page.forms ? (
          <FormButton
            label="加一项指标"
            schema={page.forms.rule}
            initial={{ group: content.groups[0]?.title }}
            submitLabel="加上"
            onSubmit={(answers) => onChange({ rules: [...rules, ruleOf(answers)] })}
          />
        ) : null
      }
    >
      <ul className="sc-list">
        {rules.map((rule, at) => (
          <li key={rule.key}>
            <div className="sc-row">
              <div>
                <span className="sj-faint">
                  {rule.key} {rule.group}
                </span>{' '}
                <strong>{rule.title}</strong>
                <div>{words(rule)}</div>
                <div className="sj-faint">依据：{rule.source}</div>
              </div>
              {page.forms ? (
                <Mending
                  title={rule.title}
                  schema={page.forms.rule}
                  initial={rule}
                  onMend={(answers) => onChange({ rules: rules.map((r, i) => (i === at ? ruleOf(answers) : r)) })}
                  onRemove={() => onChange({ rules: rules.filter((_, i) => i !== at) })}
                />
              ) : null}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function GateRows({ page, content, onChange }: PartProps) {
  const { gates } = content
  return (
    <Section
      title="门槛和名额"
      extra={
        page.forms ? (
          <FormButton
            label="加一条门槛"
            schema={page.forms.gate}
            submitLabel="加上"
            onSubmit={(answers) => onChange({ gates: [...gates, gateOf(answers)] })}
          />
        ) : null
      }
    >
      {gates.length === 0 ? <p className="sj-faint">没有。例如：四个一都完成的才能评为优秀；优秀在同一界别不超过三成。</p> : null}
      <ul className="sc-list">
        {gates.map((gate, at) => (
          <li key={gate.key}>
            <div className="sc-row">
              <div>
                <span className="sj-faint">{gate.key}</span> <strong>{gate.title}</strong>
                <div>{page.gateWords[page.content.gates.indexOf(gate)] ?? `达不到不得评为“${gate.bars}”`}</div>
                <div className="sj-faint">依据：{gate.source}</div>
              </div>
              {page.forms ? (
                <Mending
                  title={gate.title}
                  schema={page.forms.gate}
                  initial={gate}
                  onMend={(answers) => onChange({ gates: gates.map((g, i) => (i === at ? gateOf(answers) : g)) })}
                  onRemove={() => onChange({ gates: gates.filter((_, i) => i !== at) })}
                />
              ) : null}
            </div>
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
