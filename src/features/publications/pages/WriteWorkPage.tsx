// Writing a text on a phone or at a desk: it saves itself, says what is still missing, and shows what is like it.
import { Alert, Button, Input, InputNumber, Radio, Select } from 'antd'
import { useId, type ReactNode } from 'react'
import { useGo, useParam } from '#/core/ui/address.tsx'
import { Attachments } from '#/core/ui/Attachments.tsx'
import { SaveState } from '#/core/ui/autosave.tsx'
import { EmptyState } from '#/core/ui/EmptyState.tsx'
import { GoButton } from '#/core/ui/GoButton.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { MoveBar } from '#/core/ui/MoveBar.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { PersonPicker } from '#/core/ui/PersonPicker.tsx'
import { useApi } from '#/core/ui/query.tsx'
import { RemotePicker } from '#/core/ui/RemotePicker.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import { UnitPicker } from '#/core/ui/UnitPicker.tsx'
import type { WorkPage } from '../contract.ts'
import { lengthOf } from '../rules.ts'
import { horizons, suggestionTypes } from '../words.ts'
import type { Kinds } from './NewWorkPage.tsx'
import { SimilarWorks } from './SimilarWorks.tsx'
import { useWorkDraft, type WorkSaving } from './work-saving.ts'
import './works.css'

export function WriteWorkPage() {
  const id = useParam('id')
  const found = useApi<WorkPage>(`/works/${id}`)
  return (
    <Loaded of={found} as="文稿">
      {(w) => (w.editable ? <Writing key={w.id} w={w} renew={() => found.refetch()} /> : <Closed w={w} />)}
    </Loaded>
  )
}

function Closed({ w }: { readonly w: WorkPage }) {
  return (
    <>
      <PageHeader title={w.text.title || w.kind.label} tags={<StatusTag {...w.state} />} back={{ to: '/my-works', label: '我的文稿' }} />
      <EmptyState
        title="正文现在不能修改"
        hint={`当前状态是“${w.state.label}”。退回修改或者撤回以后可以再改。`}
        action={<GoButton to={`/works/${w.id}`}>看这篇文稿</GoButton>}
      />
    </>
  )
}

function Writing({ w, renew }: { readonly w: WorkPage; readonly renew: () => unknown }) {
  const go = useGo()
  const saving = useWorkDraft(w, renew)
  const { draft, write, saved, prepare } = saving
  const length = lengthOf(draft.body)
  const sentBack = w.state.code === 'returned' ? w.rounds.at(-1) : undefined
  return (
    <>
      <PageHeader
        title={draft.title.trim() || `新的${w.kind.label}`}
        back={{ to: `/works/${w.id}`, label: '这篇文稿' }}
        tags={<StatusTag {...w.state} />}
        subtitle={`${w.kind.label} · ${w.kind.accepts === 'office' ? '由办公室审看' : '由专门委员会审看'}`}
        actions={<SaveState standing={saved.standing} />}
      />
      {saved.recovered ? (
        <Alert
          type="info"
          showIcon
          title="这台设备上有没来得及保存的内容"
          action={
            <>
              <Button
                size="small"
                type="primary"
                onClick={() => {
                  if (saved.recovered) write(saved.recovered)
                  saved.discardRecovered()
                }}
              >
                用本机的
              </Button>{' '}
              <Button size="small" onClick={saved.discardRecovered}>
                不要了
              </Button>
            </>
          }
        />
      ) : null}
      {sentBack ? (
        <Section title="需要修改之处">
          <p>{sentBack.reason}</p>
        </Section>
      ) : null}
      <div className="wk-sheet">
        <div>
          <Section title="正文">
            <Labelled label="题目" aside={`${draft.title.length}/80`}>
              {(id) => <Input id={id} size="large" maxLength={80} value={draft.title} onChange={(e) => write({ title: e.target.value })} />}
            </Labelled>
            <Labelled label="内容" aside={`${length}字${w.kind.minimum ? `，不少于${w.kind.minimum}字` : ''}`}>
              {(id) => (
                <Input.TextArea
                  id={id}
                  autoSize={{ minRows: 12, maxRows: 40 }}
                  maxLength={20_000}
                  value={draft.body}
                  onChange={(e) => write({ body: e.target.value })}
                />
              )}
            </Labelled>
          </Section>
          <Section title="附件">
            <Attachments kind="work" id={w.id} part="attachment" mayChange />
          </Section>
        </div>
        <div>
          <More w={w} saving={saving} />
          <SimilarWorks title={draft.title} body={draft.body} except={w.id} />
        </div>
      </div>
      <Lacking w={w} />
      <MoveBar
        url={w.url}
        version={w.version}
        moves={w.moves}
        prepare={prepare}
        onMoved={(_, move) => go(move === 'discard' ? '/my-works' : `/works/${w.id}`)}
      />
    </>
  )
}

function More({ w, saving: { draft, write } }: { readonly w: WorkPage; readonly saving: WorkSaving }) {
  const kinds = useApi<Kinds>('/work-kinds', { freshFor: 600_000 })
  return (
    <Section title="报送信息">
      {w.kind.themed ? (
        <Labelled label="主题">
          {(id) => (
            <Select<string[]>
              id={id}
              mode="multiple"
              className="sj-wide"
              maxCount={5}
              value={draft.themes}
              onChange={(themes) => write({ themes })}
              options={(kinds.data?.themes ?? []).map((t) => ({ value: t.code, label: t.label }))}
              placeholder="请选择主题"
            />
          )}
        </Labelled>
      ) : null}
      {w.kind.accepts === 'committee' ? (
        <Labelled label="报送的专门委员会">
          {(id) => (
            <UnitPicker
              id={id}
              kinds={['special-committee']}
              value={draft.receiverId}
              known={w.receiver ? [w.receiver] : []}
              onChange={(receiverId) => write({ receiverId })}
            />
          )}
        </Labelled>
      ) : null}
      {w.kind.advice ? (
        <>
          <Choice
            label="建议类型"
            labels={suggestionTypes}
            value={draft.suggestionType}
            onChange={(suggestionType) => write({ suggestionType })}
          />
          <Choice label="前瞻性还是常规性" labels={horizons} value={draft.horizon} onChange={(horizon) => write({ horizon })} />
        </>
      ) : null}
      <Labelled label="共同作者（可不填）">
        {(id) => (
          <PersonPicker
            id={id}
            multiple
            kind="member"
            maxCount={9}
            value={draft.coauthors}
            known={w.authors}
            onChange={(coauthors) => write({ coauthors })}
          />
        )}
      </Labelled>
      <Labelled label="所属学习、读书活动（可不填）">
        {(id) => (
          <RemotePicker
            id={id}
            source="study-programmes"
            placeholder="输入活动名称查找"
            value={draft.programmeId}
            onChange={(programmeId) => write({ programmeId })}
          />
        )}
      </Labelled>
      <Labelled label="所属年度">
        {(id) => <InputNumber id={id} min={2000} max={2100} value={draft.year} onChange={(year) => write({ year: year ?? draft.year })} />}
      </Labelled>
    </Section>
  )
}

/** All that stands against handing it in, to be read before pressing anything. */
function Lacking({ w }: { readonly w: WorkPage }) {
  const submit = w.moves.find((m) => m.move === 'submit')
  if (!submit?.fits) return null
  return (
    <output className="wk-lacking">
      {submit.ok ? (
        <p>可以报送了。</p>
      ) : (
        <>
          <p>报送前还缺：</p>
          <ul>
            {submit.reasons.map((says) => (
              <li key={says}>{says}</li>
            ))}
          </ul>
        </>
      )}
    </output>
  )
}

function Labelled({
  label,
  aside,
  children,
}: {
  readonly label: string
  readonly aside?: string
  readonly children: (id: string) => ReactNode
}) {
  const id = useId()
  return (
    <div className="wk-field">
      <div className="wk-field-head">
        <label htmlFor={id}>{label}</label>
        {aside ? <span className="wk-count">{aside}</span> : null}
      </div>
      {children(id)}
    </div>
  )
}

interface ChoiceProps<T extends string> {
  readonly label: string
  readonly labels: Readonly<Record<T, string>>
  readonly value: T | null
  readonly onChange: (value: T) => void
}

function Choice<T extends string>({ label, labels, value, onChange }: ChoiceProps<T>) {
  return (
    <fieldset className="wk-field">
      <legend>{label}</legend>
      <Radio.Group
        value={value}
        onChange={(e) => onChange(e.target.value as T)}
        options={(Object.keys(labels) as T[]).map((k) => ({ value: k, label: labels[k] }))}
      />
    </fieldset>
  )
}
