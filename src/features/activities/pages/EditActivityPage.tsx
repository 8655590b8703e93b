// Changing an activity. A draft saves itself; once people are told, a change is sent by hand, because time and place ask everybody again.
import { Alert, Button, Form } from 'antd'
import { useMemo, useRef, useState } from 'react'
import { useGo, useParam } from '#/core/ui/address.tsx'
import { api } from '#/core/ui/api.ts'
import { SaveState, useAutosave } from '#/core/ui/autosave.tsx'
import { EmptyState } from '#/core/ui/EmptyState.tsx'
import { GoButton } from '#/core/ui/GoButton.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { useApi, useRenew } from '#/core/ui/query.tsx'
import { SchemaField } from '#/core/ui/SchemaField.tsx'
import { SchemaForm } from '#/core/ui/SchemaForm.tsx'
import { answersOf, fieldsOf, initialOf } from '#/core/ui/schema-fields.ts'
import { Section } from '#/core/ui/Section.tsx'
import type { ActivityPage, FormSchemas } from '../contract.ts'
import { schemaFor } from './form-schemas.ts'

const told = ['notified', 'signupClosed', 'postponed', 'inSession', 'held', 'minutesIssued']

export function EditActivityPage() {
  const id = useParam('id')
  const forms = useApi<FormSchemas>('/activities/forms', { freshFor: 600_000 })
  const found = useApi<ActivityPage>(`/activities/${id}`)
  return (
    <>
      <PageHeader title="修改会议活动" back={{ to: `/activities/${id}`, label: found.data?.title ?? '会议活动' }} />
      <Loaded of={forms} as="表">
        {(schemas) => (
          <Loaded of={found} as="会议活动">
            {(a) =>
              a.fields === null ? (
                <EmptyState title="现在不能修改" hint="这项活动不由您承办，或者已经送审、关闭。" />
              ) : told.includes(a.state.code) ? (
                <Told a={a} fields={a.fields} forms={schemas} />
              ) : (
                <Draft a={a} fields={a.fields} forms={schemas} />
              )
            }
          </Loaded>
        )}
      </Loaded>
    </>
  )
}

interface EditProps {
  readonly a: ActivityPage
  readonly fields: Readonly<Record<string, unknown>>
  readonly forms: FormSchemas
}

const knownOf = (a: ActivityPage) => [...(a.host ? [a.host] : []), ...a.cohosts, ...(a.contact ? [a.contact] : [])]

function Told({ a, fields, forms }: EditProps) {
  const go = useGo()
  const renew = useRenew()
  return (
    <Section title={a.title}>
      <SchemaForm
        schema={schemaFor(forms, a.kind.code)}
        initial={fields}
        known={knownOf(a)}
        note="已经通知：改了时间或者地点，名单上的人都会收到通知，答复过“参加”的要重新确认。"
        submitLabel="保存"
        onSubmit={async (answers) => {
          await api('PUT', a.url, { version: a.version, fields: { ...fields, ...answers } })
          await renew(a.url, '/lists/', '/activity-calendar')
          go(a.url)
        }}
      />
    </Section>
  )
}

function Draft({ a, fields: given, forms }: EditProps) {
  const schema = useMemo(() => schemaFor(forms, a.kind.code), [forms, a.kind.code])
  const fields = useMemo(() => fieldsOf(schema), [schema])
  const start = useMemo(() => initialOf(fields, given), [fields, given])
  // What the form began with: reading the page again while writing must not put old words back.
  const [initial] = useState(start)
  const [values, setValues] = useState<Record<string, unknown>>(() => ({ ...given, ...answersOf(fields, start) }))
  const version = useRef(a.version)
  const renew = useRenew()
  const saved = useAutosave(
    values,
    async (sending) => {
      const answer = await api<{ version: number }>('PUT', a.url, { version: version.current, fields: sending })
      version.current = answer.version
      await renew('/lists/', '/activity-calendar')
    },
    { key: `activity:${a.id}` },
  )
  const go = useGo()
  const finish = async (): Promise<void> => {
    if (!(await saved.saveNow())) return
    await renew(a.url)
    go(a.url)
  }
  return (
    <Section title={a.title} extra={<SaveState standing={saved.standing} />}>
      {saved.recovered ? (
        <Alert
          type="info"
          showIcon
          className="sj-note"
          title="上次写的内容还在本机，没有存到系统。"
          action={
            <Button size="small" onClick={saved.discardRecovered}>
              不要了
            </Button>
          }
        />
      ) : null}
      <Form
        layout="vertical"
        initialValues={initial}
        onValuesChange={(_, all: Record<string, unknown>) => setValues({ ...given, ...answersOf(fields, all) })}
      >
        {fields.map((field) => (
          <SchemaField key={field.name} field={field} at={[]} known={knownOf(a)} />
        ))}
      </Form>
      <div className="sj-form-foot">
        <GoButton to={a.url}>返回</GoButton>
        <Button type="primary" loading={saved.standing.kind === 'saving'} onClick={() => void finish()}>
          保存并返回
        </Button>
      </div>
    </Section>
  )
}
