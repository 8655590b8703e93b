// One lecture of the plan: who speaks on what and when, and whether it was held.
import { Go, useParam } from '#/core/ui/address.tsx'
import { api } from '#/core/ui/api.ts'
import { Facts } from '#/core/ui/Facts.tsx'
import { FormButton } from '#/core/ui/FormButton.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { DayText } from '#/core/ui/numbers.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { useApi } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import { Timeline } from '#/core/ui/Timeline.tsx'
import { formSchema } from '#/core/http/moves.ts'
import { lectureDraft, studyReasonForm, type LecturePage as Lecture } from '../contract.ts'
import { lectureTiers } from '../words.ts'
import { Sessions } from './Sessions.tsx'
import './studies.css'

export function LecturePage() {
  const id = useParam('id')
  const found = useApi<Lecture>(`/study-lectures/${id}`)
  return (
    <Loaded of={found} as="大讲堂">
      {(l) => (
        <>
          <PageHeader
            title={l.text.title}
            back={{ to: '/study-lectures', label: '政协大讲堂' }}
            tags={
              <StatusTag
                {...(l.cancelled
                  ? { label: '已取消', tone: 'over' }
                  : l.sessions.length
                    ? { label: '已举办', tone: 'good' }
                    : { label: '计划', tone: 'waiting' })}
              />
            }
            subtitle={`${l.speaker}主讲`}
            actions={l.editable ? <Acts l={l} onChanged={() => found.refetch()} /> : null}
          />
          <div className="st-sheet">
            <div>
              <Section title="安排">
                <Facts
                  items={[
                    { label: '日期', value: <DayText day={l.text.plannedOn} /> },
                    { label: '地点', value: l.text.place || null },
                    { label: '主讲人', value: l.speaker },
                    { label: '主讲人类别', value: lectureTiers[l.text.tier] },
                    ...(l.programme
                      ? [{ label: '学习活动', value: <Go to={`/study-programmes/${l.programme.id}`}>{l.programme.name}</Go> }]
                      : []),
                    ...(l.cancelled ? [{ label: '取消', value: l.cancelled.why }] : []),
                  ]}
                />
              </Section>
              <Sessions sessions={l.sessions} empty="还没有举办。在会议活动里新建“政协大讲堂”时选这一讲，举行以后就列在这里。" />
            </div>
            <Section title="经过">
              <Timeline entries={l.timeline} />
            </Section>
          </div>
        </>
      )}
    </Loaded>
  )
}

function Acts({ l, onChanged }: { readonly l: Lecture; readonly onChanged: () => unknown }) {
  return (
    <>
      <FormButton
        label="修改"
        title="修改大讲堂安排"
        schema={formSchema(lectureDraft) ?? {}}
        initial={l.text}
        submitLabel="保存"
        onSubmit={async (answers) => {
          await api('PUT', `/study-lectures/${l.id}`, { ...l.text, ...answers, version: l.version })
          await onChanged()
        }}
      />
      {l.sessions.length ? null : (
        <FormButton
          label="取消这一讲"
          isDanger
          schema={formSchema(studyReasonForm) ?? {}}
          onSubmit={async (answers) => {
            await api('POST', `/study-lectures/${l.id}/cancellation`, { ...answers, version: l.version })
            await onChanged()
          }}
        />
      )}
    </>
  )
}
