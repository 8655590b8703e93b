// One contact: who, whom, what was heard, what it led to; its maker corrects it within the days the rules give.
import { Go, useParam } from '#/core/ui/address.tsx'
import { api } from '#/core/ui/api.ts'
import { Attachments } from '#/core/ui/Attachments.tsx'
import { Facts } from '#/core/ui/Facts.tsx'
import { FormButton } from '#/core/ui/FormButton.tsx'
import { GoButton } from '#/core/ui/GoButton.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { DayText, dayInChinese, Plain } from '#/core/ui/numbers.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { useApi, useRenew } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import { Timeline } from '#/core/ui/Timeline.tsx'
import { formSchema } from '#/core/http/moves.ts'
import { contactTrace, contactWithdrawal, type ContactPageData } from '../contract.ts'
import './contacts.css'

export function ContactPage() {
  const id = useParam('id')
  const found = useApi<ContactPageData>(`/contact-records/${id}`)
  return (
    <Loaded of={found} as="联系记录">
      {(c) => <Whole c={c} />}
    </Loaded>
  )
}

function Whole({ c }: { readonly c: ContactPageData }) {
  const mayCorrect = c.correction !== null && c.correction.reasons.length === 0
  return (
    <>
      <PageHeader
        title={`${c.kind.label}：${c.with.map((w) => (w.id ? w.name : `${w.name}${w.people}人`)).join('、')}`}
        back={c.correction ? { to: '/contacts', label: '我的联系' } : { to: '/contact-records', label: '联系记录' }}
        tags={c.voided ? <StatusTag label={c.voided.replacedBy ? '已更正' : '已撤回'} tone="over" /> : null}
        subtitle={`${c.maker.name}，${dayInChinese(c.day)}${c.place ? `，${c.place}` : ''}`}
        actions={<Actions c={c} mayCorrect={mayCorrect} />}
      />
      {c.voided ? (
        <p className="sj-note">
          这条记录于{dayInChinese(c.voided.on)}
          {c.voided.replacedBy ? '更正' : '撤回'}（{c.voided.reason}），不再计入。
          {c.voided.replacedBy ? <Go to={`/contacts/${c.voided.replacedBy}`}>看更正后的记录</Go> : null}
        </p>
      ) : null}
      <div className="sj-columns">
        <div>
          <Section title="谈了什么">
            {c.said ? (
              <Facts
                items={[
                  { label: '话题', value: c.said.topics, wide: true },
                  { label: '听到的情况和意见', value: c.said.heard, wide: true },
                  { label: '后续', value: c.said.followUp, wide: true },
                  {
                    label: '形成的提案',
                    wide: true,
                    value: c.matter ? (
                      <>
                        {c.matter.url ? <Go to={c.matter.url}>{c.matter.title}</Go> : c.matter.title}（<DayText day={c.matter.on} />
                        登记）
                      </>
                    ) : null,
                  },
                ]}
              />
            ) : (
              <p className="sj-faint">这次联系的是您。谈话内容由记录人和办公室保管，不在这里显示。</p>
            )}
          </Section>
          {c.said ? (
            <Section title="照片和材料">
              <Attachments kind="contact" id={c.rootId} part="photo" mayChange={mayCorrect} />
              {mayCorrect ? null : <p className="sj-faint">更正期过了以后不再增减。</p>}
            </Section>
          ) : null}
        </div>
        <div>
          <Section title="联系对象">
            <ul className="ct-list">
              {c.with.map((w, i) => (
                <li key={w.id ?? i}>
                  <span>{w.url ? <Go to={w.url}>{w.name}</Go> : <Plain text={w.id ? w.name : `${w.name}${w.people}人`} />}</span>
                  <span className="sj-faint">{w.chain ? `三级联系第${'一二三'[w.chain - 1]}级` : w.id ? w.category : ''}</span>
                </li>
              ))}
            </ul>
          </Section>
          {c.timeline.length ? (
            <Section title="经过">
              <Timeline entries={c.timeline} />
            </Section>
          ) : null}
        </div>
      </div>
    </>
  )
}

function Actions({ c, mayCorrect }: { readonly c: ContactPageData; readonly mayCorrect: boolean }) {
  const renew = useRenew()
  const ask = (path: string) => async (answers: Record<string, unknown>) => {
    await api('POST', `/contact-records/${c.id}/${path}`, answers)
    await renew('/contact-records', '/lists/contacts')
  }
  return (
    <>
      {c.mayTrace ? (
        <FormButton
          label="登记形成的提案"
          schema={formSchema(contactTrace) ?? {}}
          note="由这次联系写成的提案。登记后计入“由联系形成的提案”，不能再改登别的。"
          onSubmit={ask('matter')}
        />
      ) : null}
      {mayCorrect ? (
        <>
          <GoButton to={`/contacts/new?corrects=${c.id}`}>更正</GoButton>
          <FormButton
            label="撤回"
            isDanger
            schema={formSchema(contactWithdrawal) ?? {}}
            note={`记错了、重复了的可以撤回，到${dayInChinese(c.correction?.until ?? c.recordedOn)}为止；撤回后不再计入。`}
            onSubmit={ask('withdrawal')}
          />
        </>
      ) : c.correction && !c.voided ? (
        <span className="sj-faint">{c.correction.reasons.join('；')}</span>
      ) : null}
    </>
  )
}
