// One recognition: whom it is about and why, how far it is; for talks the record of each.
import { Go, useParam } from '#/core/ui/address.tsx'
import { BundleButton } from '#/core/ui/BundleButton.tsx'
import { Documents } from '#/core/ui/Documents.tsx'
import { Facts } from '#/core/ui/Facts.tsx'
import { FormButton } from '#/core/ui/FormButton.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { MoveBar } from '#/core/ui/MoveBar.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { useApi, useChange } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import { Timeline } from '#/core/ui/Timeline.tsx'
import type { RecognitionPage as RecognitionData } from '../contract.ts'
import '../../scoring/pages/scores.css'

export function RecognitionPage() {
  const found = useApi<RecognitionData>(`/recognitions/${useParam('id')}`)
  return (
    <Loaded of={found} as="表彰批评谈话">
      {(r) => <Recognition r={r} onChanged={() => found.refetch()} />}
    </Loaded>
  )
}

function Recognition({ r, onChanged }: { readonly r: RecognitionData; readonly onChanged: () => unknown }) {
  const hasLetters = r.approvedOn !== null && !r.kind.isConfidential
  return (
    <>
      <PageHeader
        title={r.title}
        back={{ to: '/recognitions', label: '表彰批评谈话' }}
        tags={<StatusTag {...r.state} />}
        subtitle={`${r.kind.label} · ${r.year}年度 · ${r.nominatedBy}${r.nominatedOn}提名${r.kind.isConfidential ? ' · 不公开' : ''}`}
      />
      <MoveBar url={r.url} version={r.version} moves={r.moves} onMoved={onChanged} />
      <Section title="情况">
        <Facts
          items={[
            { label: '条件', value: r.criteria, wide: true },
            { label: '出自', value: r.assessment ? <Go to={r.assessment}>年度考核</Go> : null },
            { label: '核查人', value: r.checkedBy },
            { label: '公示', value: r.shownUntil ? `${r.shownFrom}至${r.shownUntil}` : null },
            { label: '批准', value: r.approvedOn ? `${r.meeting}（${r.approvedOn}）` : null },
            { label: '文号', value: r.documentNo || null },
            { label: '办结', value: r.issuedOn, kind: 'day' },
            { label: '撤销', value: r.withdrawnOn, kind: 'day' },
          ]}
        />
      </Section>
      <Section
        title={`对象（${r.holders.length}个）`}
        extra={
          hasLetters ? (
            <BundleButton
              title={`${r.title}函`}
              label="打包致单位的函"
              records={r.holders.map((h) => ({ kind: 'recognition-holder', id: h.id }))}
              names={['letter']}
            />
          ) : null
        }
      >
        <ul className="sc-list">
          {r.holders.map((h) => (
            <li key={h.id}>
              <div className="sc-row">
                <div>
                  <Go to={`/${h.holder.kind === 'person' ? 'people' : 'bodies'}/${h.holder.id}`}>{h.holder.name}</Go>{' '}
                  <span className="sj-faint">{[h.sector, h.employer].filter(Boolean).join(' · ')}</span>
                  <div>{h.reason}</div>
                  {h.talkedOn ? (
                    <div>
                      {h.talkedOn} {h.talkedBy}谈话：{h.talkRecord}
                    </div>
                  ) : null}
                </div>
                <div className="sj-actions">
                  {r.mayTalk ? <TalkButton id={h.id} name={h.holder.name} onDone={onChanged} /> : null}
                  {r.mayRemove ? <RemoveButton id={h.id} name={h.holder.name} onDone={onChanged} /> : null}
                </div>
              </div>
            </li>
          ))}
        </ul>
      </Section>
      <Documents kind="recognition" id={r.id} />
      <Section title="经过">
        <Timeline entries={r.timeline} />
      </Section>
    </>
  )
}

interface HolderButton {
  readonly id: string
  readonly name: string
  readonly onDone: () => unknown
}

function TalkButton({ id, name, onDone }: HolderButton) {
  const talk = useChange('POST', `/recognition-holders/${id}/talk`, { done: '已登记', onDone })
  return (
    <FormButton
      label="登记谈话"
      isLink
      title={`与${name}谈话`}
      note="谈话记录只有办公室和主席会议成员看得到，不进办理日志。"
      schema={{
        type: 'object',
        properties: {
          talkedOn: { type: 'string', format: 'date', title: '谈话日期' },
          talkedBy: { type: 'string', title: '谈话人', maxLength: 60, minLength: 1 },
          talkRecord: { type: 'string', title: '谈话记录', maxLength: 4000, minLength: 1, widget: 'textarea' },
        },
        required: ['talkedOn', 'talkedBy', 'talkRecord'],
      }}
      onSubmit={(answers) => talk.mutateAsync(answers)}
    />
  )
}

function RemoveButton({ id, name, onDone }: HolderButton) {
  const remove = useChange('POST', `/recognition-holders/${id}/removal`, { done: '已移出', onDone })
  return (
    <FormButton
      label="移出"
      isLink
      isDanger
      title={`移出${name}`}
      schema={{
        type: 'object',
        properties: { reason: { type: 'string', title: '理由', maxLength: 500, minLength: 1, widget: 'textarea' } },
        required: ['reason'],
      }}
      onSubmit={(answers) => remove.mutateAsync(answers)}
    />
  )
}
