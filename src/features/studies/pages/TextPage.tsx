// One text to be studied: by when, whether it was, how soon.
import { useParam, Go } from '#/core/ui/address.tsx'
import { api } from '#/core/ui/api.ts'
import { DueDate } from '#/core/ui/DueDate.tsx'
import { Facts } from '#/core/ui/Facts.tsx'
import { FormButton } from '#/core/ui/FormButton.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { DayText, Plain } from '#/core/ui/numbers.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { useApi } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import { Timeline } from '#/core/ui/Timeline.tsx'
import { formSchema } from '#/core/http/moves.ts'
import { studyReasonForm, textDraft, type TextPage as Text } from '../contract.ts'
import { Sessions } from './Sessions.tsx'
import './studies.css'

export function TextPage() {
  const id = useParam('id')
  const found = useApi<Text>(`/study-texts/${id}`)
  return (
    <Loaded of={found} as="学习篇目">
      {(t) => (
        <>
          <PageHeader
            title={t.text.title}
            back={{ to: '/study-texts', label: '学习篇目' }}
            tags={
              <>
                <StatusTag label={t.kind.label} tone="over" />
                {t.withdrawn ? (
                  <StatusTag label="已撤下" tone="over" />
                ) : t.sessions.length ? (
                  <StatusTag label="已学习" tone="good" />
                ) : null}
              </>
            }
            subtitle={t.text.issuer}
            actions={t.editable ? <Acts t={t} onChanged={() => found.refetch()} /> : null}
          />
          {t.until ? (
            <p>
              <DueDate label="第一时间学习" day={t.until.day} steps={t.until.steps} met={t.sessions[0]?.day ?? null} />
            </p>
          ) : null}
          <div className="st-sheet">
            <div>
              <Section title="要点">
                {t.text.summary ? (
                  <div className="st-prose">
                    <Plain text={t.text.summary} />
                  </div>
                ) : (
                  <p className="sj-faint">没有写要点。</p>
                )}
              </Section>
              <Sessions sessions={t.sessions} empty="还没有组织学习。在会议活动里安排学习会时选这一篇，举行以后就算覆盖。" />
            </div>
            <div>
              <Section title="情况">
                <Facts
                  items={[
                    { label: '公布', value: <DayText day={t.text.publishedOn} /> },
                    { label: '首次学习', value: t.sessions[0] ? <DayText day={t.sessions[0].day} /> : null },
                    { label: '相隔', value: t.days === null ? null : `${t.days}天` },
                    { label: '学习过的人', value: t.people || null },
                    ...(t.programme
                      ? [{ label: '学习活动', value: <Go to={`/study-programmes/${t.programme.id}`}>{t.programme.name}</Go> }]
                      : []),
                    ...(t.withdrawn ? [{ label: '撤下', value: t.withdrawn.why }] : []),
                  ]}
                />
              </Section>
              <Section title="经过">
                <Timeline entries={t.timeline} />
              </Section>
            </div>
          </div>
        </>
      )}
    </Loaded>
  )
}

const changed = textDraft.omit({ promptly: true, publishedOn: true })

function Acts({ t, onChanged }: { readonly t: Text; readonly onChanged: () => unknown }) {
  const { kind, title, issuer, summary, programmeId } = t.text
  const initial = { kind, title, issuer, summary, programmeId }
  return (
    <>
      <FormButton
        label="修改"
        title="修改学习篇目"
        schema={formSchema(changed) ?? {}}
        initial={initial}
        submitLabel="保存"
        onSubmit={async (answers) => {
          await api('PUT', `/study-texts/${t.id}`, { ...initial, ...answers, version: t.version })
          await onChanged()
        }}
      />
      <FormButton
        label="撤下"
        isDanger
        schema={formSchema(studyReasonForm) ?? {}}
        note="撤下以后不再要求学习，记录保留。"
        onSubmit={async (answers) => {
          await api('POST', `/study-texts/${t.id}/withdrawal`, { ...answers, version: t.version })
          await onChanged()
        }}
      />
    </>
  )
}
