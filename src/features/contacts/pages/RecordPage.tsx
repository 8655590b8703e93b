// 记一次联系: made for a phone and less than a minute; the draft saves itself, and the same form corrects a record.
import { Button, Checkbox, Input, InputNumber, Radio, Select, Spin } from 'antd'
import { useId, useRef, useState, type ReactNode } from 'react'
import { queryText, useAddressQuery, useGo } from '#/core/ui/address.tsx'
import { api } from '#/core/ui/api.ts'
import { Attachments } from '#/core/ui/Attachments.tsx'
import { SaveState, useAutosave } from '#/core/ui/autosave.tsx'
import { DayPicker } from '#/core/ui/DayPicker.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { PersonPicker } from '#/core/ui/PersonPicker.tsx'
import { ProblemAlert } from '#/core/ui/ProblemAlert.tsx'
import { useApi, useChange } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { useSession } from '#/core/ui/session.tsx'
import type { ContactDraft, Writing } from '../contract.ts'
import './contacts.css'

export function RecordPage() {
  const [query] = useAddressQuery()
  const path = `/contact-records/writing${queryText({ with: query['with'], corrects: query['corrects'] })}`
  const found = useApi<Writing>(path, { freshFor: 0 })
  // What was read on an earlier visit may be a draft that has since become a record.
  return (
    <Loaded of={found} as="联系记录">
      {(w) => (found.isFetchedAfterMount ? <Form key={w.id} w={w} /> : <Spin aria-label="正在读取草稿" />)}
    </Loaded>
  )
}

const renews = ['/contact-records', '/contact-network', '/lists/contacts', '/work', '/files']

function Form({ w }: { readonly w: Writing }) {
  const go = useGo()
  const [form, setForm] = useState(w.form)
  const [reason, setReason] = useState('')
  const [photosOf, setPhotosOf] = useState<string | null>(null)
  const id = useRef(w.id)
  const corrects = w.corrects !== null
  const write = (change: Partial<ContactDraft>): void => setForm((before) => ({ ...before, ...change }))
  const saved = useAutosave(
    form,
    async (draft) => {
      id.current = await keepDraft(id.current, draft)
    },
    { key: 'contact:draft', delayMs: 2500, enabled: !corrects },
  )
  const send = useChange<object, { readonly id: string }>(
    'POST',
    corrects ? `/contact-records/${w.corrects}/correction` : '/contact-records',
    {
      renews,
      done: corrects ? '已更正' : '已记下',
      onDone: (made) => go(`/contacts/${made.id}`),
    },
  )
  const masses = form.masses?.people ? { category: form.masses.category, people: form.masses.people } : null
  const submit = async (): Promise<void> => {
    // Photographs hang on the draft: it has to be there before the record takes its id.
    if (!corrects) await saved.saveNow()
    send.mutate(corrects ? { form: { ...form, masses }, reason } : { id: id.current, form: { ...form, masses } })
  }
  const addPhotos = async (): Promise<void> => {
    id.current = await keepDraft(id.current, form)
    setPhotosOf(id.current)
  }
  return (
    <>
      <PageHeader
        title={corrects ? '更正联系记录' : '记一次联系'}
        back={corrects ? { to: `/contacts/${w.corrects}`, label: '联系记录' } : { to: '/contacts', label: '我的联系' }}
        subtitle={
          corrects
            ? '原记录和更正的原因都会留下，履职事实按更正后的计。'
            : `写清联系了谁、谈了什么就可以记下；记下后${w.correctionDays}天内可以更正。`
        }
      />
      <Section title="联系情况">
        <div className="ct-form">
          {saved.recovered ? (
            <p className="sj-note">
              本机上有一份没有传到服务器的草稿。
              <Button
                type="link"
                onClick={() => {
                  if (saved.recovered) setForm(saved.recovered)
                  saved.discardRecovered()
                }}
              >
                接着写它
              </Button>
              <Button type="link" onClick={saved.discardRecovered}>
                不要了
              </Button>
            </p>
          ) : null}
          <WhatFields w={w} form={form} write={write} />
          <WhomFields w={w} form={form} write={write} />
          <SaidFields form={form} write={write} />
          {corrects ? (
            <Labelled label="更正的原因">
              {(field) => <Input id={field} value={reason} maxLength={200} onChange={(e) => setReason(e.target.value)} />}
            </Labelled>
          ) : photosOf ? (
            <Attachments kind="contact" id={photosOf} part="photo" mayChange title="照片和材料" />
          ) : (
            <p>
              <Button onClick={() => void addPhotos()}>加照片或材料</Button>
            </p>
          )}
          <ProblemAlert error={send.error} />
          <div className="ct-foot">
            <Button type="primary" size="large" loading={send.isPending} onClick={() => void submit()}>
              {corrects ? '更正' : '记下'}
            </Button>
            {corrects ? null : <SaveState standing={saved.standing} />}
          </div>
        </div>
      </Section>
    </>
  )
}

/** Another device may have begun a draft meanwhile: then that one goes on. */
const keepDraft = async (id: string, form: ContactDraft): Promise<string> =>
  (await api<{ readonly id: string }>('PUT', '/contact-records/draft', { id, form })).id

interface FieldsProps {
  readonly w: Writing
  readonly form: ContactDraft
  readonly write: (change: Partial<ContactDraft>) => void
}

function Labelled({ label, children }: { readonly label: string; readonly children: (id: string) => ReactNode }) {
  const id = useId()
  return (
    <div className="ct-field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  )
}

function WhatFields({ w, form, write }: FieldsProps) {
  const { today } = useSession()
  return (
    <>
      <fieldset className="ct-field">
        <legend>怎么联系的</legend>
        <Radio.Group
          className="ct-choices"
          value={form.kind}
          onChange={(e) => write({ kind: e.target.value as string })}
          options={w.kinds.map((k) => ({ value: k.code, label: k.label }))}
        />
      </fieldset>
      <div className="ct-two">
        <Labelled label="哪一天">
          {(id) => (
            <DayPicker
              id={id}
              value={form.day || null}
              max={today}
              onChange={(day) => write({ day: (day ?? '') as ContactDraft['day'] })}
            />
          )}
        </Labelled>
        <Labelled label="在哪里">
          {(id) => <Input id={id} value={form.place} maxLength={100} onChange={(e) => write({ place: e.target.value })} />}
        </Labelled>
      </div>
    </>
  )
}

function WhomFields({ w, form, write }: FieldsProps) {
  const crowd = useId()
  const mine = new Set(w.linked.map((p) => p.id))
  const others = form.persons.filter((id) => !mine.has(id))
  const chosen = form.persons.filter((id) => mine.has(id))
  const category = form.masses?.category || 'sector-people'
  return (
    <fieldset className="ct-field">
      <legend>联系了谁</legend>
      {w.linked.length ? (
        <Checkbox.Group
          className="ct-choices"
          value={chosen}
          onChange={(ids) => write({ persons: [...ids, ...others] })}
          options={w.linked.map((p) => ({ value: p.id, label: p.standing.age === 'fresh' ? p.name : `${p.name}（${p.standing.label}）` }))}
        />
      ) : null}
      {w.contactPersons.length ? (
        <Checkbox.Group
          className="ct-choices"
          value={form.contactPersons}
          onChange={(ids) => write({ contactPersons: ids })}
          options={w.contactPersons.map((p) => ({ value: p.id, label: `${p.name}（${p.note ?? ''}）` }))}
        />
      ) : null}
      <Labelled label="其他委员或登记人员">
        {(id) => (
          <PersonPicker id={id} multiple value={others} known={w.known} onChange={(ids) => write({ persons: [...chosen, ...ids] })} />
        )}
      </Labelled>
      <div className="ct-field">
        <label htmlFor={crowd}>界别群众等没有写姓名的人数</label>
        <div className="ct-crowd">
          <InputNumber
            id={crowd}
            className="sj-wide"
            min={1}
            max={100_000}
            precision={0}
            suffix="人"
            value={form.masses?.people ?? null}
            onChange={(people) => write({ masses: people ? { category, people } : null })}
          />
          <Select<string>
            aria-label="他们是哪类人"
            value={category}
            disabled={!form.masses}
            onChange={(code) => write({ masses: { category: code, people: form.masses?.people ?? null } })}
            options={w.categories.map((c) => ({ value: c.code, label: c.label }))}
          />
        </div>
      </div>
    </fieldset>
  )
}

function SaidFields({ form, write }: Omit<FieldsProps, 'w'>) {
  return (
    <>
      <Labelled label="谈了什么（一句话）">
        {(id) => <Input id={id} value={form.topics} maxLength={200} onChange={(e) => write({ topics: e.target.value })} />}
      </Labelled>
      <Labelled label="听到的情况和意见">
        {(id) => (
          <Input.TextArea
            id={id}
            value={form.heard}
            maxLength={4000}
            autoSize={{ minRows: 3, maxRows: 12 }}
            onChange={(e) => write({ heard: e.target.value })}
          />
        )}
      </Labelled>
      <Labelled label="后续：准备反映、写成提案，或者帮着办什么">
        {(id) => (
          <Input.TextArea
            id={id}
            value={form.followUp}
            maxLength={1000}
            autoSize={{ minRows: 1, maxRows: 6 }}
            onChange={(e) => write({ followUp: e.target.value })}
          />
        )}
      </Labelled>
    </>
  )
}
