// One contact person: what is kept of them, with their consent; the contacts made; who keeps in touch.
import { Button } from 'antd'
import { Go, useParam } from '#/core/ui/address.tsx'
import { api } from '#/core/ui/api.ts'
import { EmptyState } from '#/core/ui/EmptyState.tsx'
import { Facts } from '#/core/ui/Facts.tsx'
import { FormButton } from '#/core/ui/FormButton.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { DayText, dayInChinese } from '#/core/ui/numbers.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { ProblemAlert } from '#/core/ui/ProblemAlert.tsx'
import { useApi, useChange, useRenew } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { useMay } from '#/core/ui/session.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import { Timeline } from '#/core/ui/Timeline.tsx'
import { formSchema } from '#/core/http/moves.ts'
import { contactPersonEdit, contactPersonForm, contactPersonRelease, type ContactPersonPageData } from '../contract.ts'
import './contacts.css'

export function ContactPersonPage() {
  const id = useParam('id')
  const found = useApi<ContactPersonPageData>(`/contact-people/${id}`)
  return (
    <Loaded of={found} as="联系人">
      {(k) => <Whole k={k} />}
    </Loaded>
  )
}

function Whole({ k }: { readonly k: ContactPersonPageData }) {
  return (
    <>
      <PageHeader
        title={k.name}
        back={{ to: '/contact-people', label: '联系人' }}
        tags={
          <>
            <StatusTag label={k.category.label} tone="active" />
            {k.released ? <StatusTag label="已不再联系" tone="over" /> : null}
          </>
        }
        subtitle={`由${k.owner.name}联系，自${dayInChinese(k.fromDay)}起`}
        actions={k.released ? null : <Actions k={k} />}
      />
      <div className="sj-columns">
        <div>
          <Section title="联系记录">
            {k.contacts.length ? (
              <ul className="ct-list">
                {k.contacts.map((c) => (
                  <li key={c.id}>
                    <span>
                      <Go to={`/contacts/${c.id}`}>{c.topics}</Go> <span className="sj-faint">{c.kind}</span>
                    </span>
                    <DayText day={c.day} />
                  </li>
                ))}
              </ul>
            ) : (
              <EmptyState title="还没有联系记录" hint="在“我的联系”里记一次联系，勾选这位联系人。" />
            )}
          </Section>
        </div>
        <div>
          <Section title="登记的情况">
            <Facts
              items={[
                { label: '单位和职务', value: k.workplace },
                { label: '常住地', value: k.place },
                { label: '专长和关注', value: k.interests, wide: true },
                { label: '本人同意', value: k.consentOn, kind: 'day' },
                { label: '手机号码', value: k.hasMobile ? <Mobile id={k.id} /> : null },
                ...(k.released ? [{ label: '不再联系', value: `${dayInChinese(k.released.on)}，${k.released.reason}` }] : []),
              ]}
            />
          </Section>
          <Section title="经过">
            <Timeline entries={k.timeline} />
          </Section>
        </div>
      </div>
    </>
  )
}

const ownEdit = contactPersonEdit.omit({ mobile: true, ownerId: true })
const officeEdit = contactPersonEdit.omit({ mobile: true })
const numberForm = contactPersonForm.pick({ mobile: true })

function Actions({ k }: { readonly k: ContactPersonPageData }) {
  const renew = useRenew()
  const mayHandOver = useMay('contacts:assign')
  const { name, workplace, place, interests, consentOn } = k
  const kept = { category: k.category.code, name, workplace, place, interests, consentOn, ownerId: k.owner.id }
  const renewed = () => renew('/contact-people', '/lists/contact-people', '/contact-records/writing')
  const edit = async (answers: Record<string, unknown>) => {
    await api('PUT', `/contact-people/${k.id}`, { ...kept, ...answers, version: k.version })
    await renewed()
  }
  return (
    <>
      <FormButton
        label="修改"
        schema={formSchema(mayHandOver ? officeEdit : ownEdit) ?? {}}
        initial={kept}
        known={[{ id: k.owner.id, name: k.owner.name, note: null }]}
        onSubmit={edit}
      />
      <FormButton
        label={k.hasMobile ? '换手机号码' : '登记手机号码'}
        schema={formSchema(numberForm) ?? {}}
        note="加密保存；清空提交就是不再保存。要先登记本人同意的日期。"
        onSubmit={edit}
      />
      <FormButton
        label="不再联系"
        isDanger
        schema={formSchema(contactPersonRelease) ?? {}}
        note="手机号码随即销毁，姓名和已有的联系记录保留。"
        onSubmit={async (answers) => {
          await api('POST', `/contact-people/${k.id}/release`, answers)
          await renewed()
        }}
      />
    </>
  )
}

function Mobile({ id }: { readonly id: string }) {
  const read = useChange<undefined, { readonly mobile: string }>('POST', `/contact-people/${id}/mobile`, {
    renews: [`/contact-people/${id}`],
  })
  if (read.data) return <>{read.data.mobile}</>
  return (
    <>
      <Button size="small" loading={read.isPending} onClick={() => read.mutate(undefined)}>
        查看（留痕）
      </Button>
      <ProblemAlert error={read.error} />
    </>
  )
}
