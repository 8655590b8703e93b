// The tablets at the door: how to begin with one, what each has sent, what it sent in doubt, and how to shut one out.
import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { FormButton } from '#/core/ui/FormButton.tsx'
import { When } from '#/core/ui/numbers.tsx'
import { useChange } from '#/core/ui/query.tsx'
import type { JsonSchema } from '#/core/ui/schema-fields.ts'
import { Section } from '#/core/ui/Section.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import type { AttendancePage } from '../contract.ts'
import { verbs } from '../events.ts'
import { timeOf } from './clock.ts'

interface PartProps {
  readonly page: AttendancePage
  readonly onChanged: () => unknown
}

const one = (name: string, title: string): JsonSchema => ({
  type: 'object',
  properties: { [name]: { type: 'string', title, minLength: 2, maxLength: 200 } },
  required: [name],
})

export function Tablets({ page, onChanged }: PartProps) {
  const revoke = useChange<{ id: string; why: unknown }>('POST', ({ id }) => `/door-devices/${id}/revocation`, {
    done: '授权已收回',
    onDone: () => void onChanged(),
  })
  if (!page.mayKeep || (!page.live && page.devices.length === 0)) return null
  return (
    <Section
      title="签到平板"
      extra={
        page.live ? (
          <Button href={`/door/#${page.id}`} target="_blank" rel="noopener">
            在这台设备上启用
          </Button>
        ) : null
      }
    >
      <p className="sj-faint">
        在放到门口的平板上登录、打开本页，点“在这台设备上启用”。启用后没有网络也能签到，刷新、重开网页都不丢；连上网络自动上传，重复的只算一次。
      </p>
      <ul className="at-rows">
        {page.devices.map((d) => (
          <li key={d.id}>
            <strong>{d.label}</strong>
            {d.revokedAt ? <StatusTag label="已收回" tone="bad" /> : <StatusTag label="已启用" tone="good" />}
            <span>
              收到{d.received}条{d.missing.length ? `，第${d.missing.join('、')}条还没有送到，请连上网络` : d.received ? '，序号连续' : ''}
            </span>
            <span className="sj-faint">
              {d.enrolledBy}启用；最近上传 <When at={d.seenAt} />
              {d.revokedWhy ? `；${d.revokedWhy}` : ''}
            </span>
            {d.revokedAt ? null : (
              <FormButton
                label="收回授权"
                isLink
                isDanger
                schema={one('why', '收回原因')}
                note="收回后这台平板再送来的签到都要由工作人员核定。平板遗失、被挪用时收回。"
                submitLabel="收回"
                onSubmit={(answers) => revoke.mutateAsync({ id: d.id, why: answers['why'] })}
              />
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}

const keyOf = (m: { readonly deviceId: string; readonly sequence: number }): string => `${m.deviceId}:${m.sequence}`

export function Doubtful({ page, onChanged }: PartProps) {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const chosen = page.doubtful.filter((m) => ticked.has(keyOf(m)))
  const decide = useChange('POST', `/activities/${page.id}/doubtful-marks`, {
    done: '已核定',
    renews: ['/work'],
    onDone: () => {
      setTicked(new Set())
      void onChanged()
    },
  })
  if (!page.mayKeep || page.doubtful.length === 0) return null
  const decided = (take: boolean) => async (answers: Record<string, unknown>) =>
    decide.mutateAsync({ marks: chosen.map(({ deviceId, sequence }) => ({ deviceId, sequence })), take, says: answers['says'] })
  const says = one('says', '核定说明')
  const none = chosen.length === 0
  return (
    <Section
      title={`待核定的签到（${page.doubtful.length}条）`}
      extra={
        <>
          <FormButton
            label="采用勾选的"
            isPrimary
            schema={none || chosen.some((m) => m.hopeless) ? undefined : says}
            submitLabel="采用"
            onSubmit={decided(true)}
          />
          <FormButton label="不采用勾选的" schema={none ? undefined : says} submitLabel="不采用" onSubmit={decided(false)} />
        </>
      }
    >
      <p className="sj-faint">平板送来的、系统不敢直接采用的记录。请与本人或者会务核对后决定；找不到本人的只能不采用。</p>
      <ul className="at-rows">
        {page.doubtful.map((m) => (
          <li key={keyOf(m)}>
            <Checkbox
              checked={ticked.has(keyOf(m))}
              aria-label={`勾选${m.name}`}
              onChange={(e) =>
                setTicked((before) => new Set(e.target.checked ? [...before, keyOf(m)] : [...before].filter((k) => k !== keyOf(m))))
              }
            />
            <strong>{m.name}</strong>
            <span>
              {m.session} {verbs[m.direction]} {timeOf(m.at)}
            </span>
            <span>{m.doubts.join('；')}</span>
            <span className="sj-faint">
              {m.device}第{m.sequence}条
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
