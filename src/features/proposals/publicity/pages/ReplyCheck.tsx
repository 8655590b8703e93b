// While a reply is written and before it is signed: what of it the public will not see. Publicity is looked at together with the reply.
import { Section } from '#/core/ui/Section.tsx'
import type { Openness } from '../../words.ts'
import { suggestPassages } from '../patterns.ts'
import { placesOfReply } from '../redaction-rules.ts'
import { passageKinds } from '../words.ts'

export interface ReplyCheckProps {
  readonly openness: Openness | null
  readonly body: string
  readonly items: readonly { readonly no: number; readonly accepted: string | null; readonly measure?: string; readonly reason?: string }[]
}

export function ReplyCheck({ openness, body, items }: ReplyCheckProps) {
  if (openness !== 'open') return null
  const places = placesOfReply({
    body,
    items: items.map((i) => ({ no: i.no, accepted: i.accepted ?? '', measure: i.measure ?? '', reason: i.reason ?? '' })),
  })
  const found = suggestPassages(places, [])
  const labelOf = (key: string): string => places.find((p) => p.key === key)?.label ?? ''
  return (
    <Section title="公开审查">
      {found.length === 0 ? (
        <p>主动公开。没有发现像电话、证件号、住址的内容；答复后二十个工作日内整理公开稿，由另一人复核后公开。</p>
      ) : (
        <>
          <p>主动公开。下面的内容公开时应当隐去；能不写的，现在就改掉：</p>
          <ul className="pp-plain-list">
            {found.map((s) => (
              <li key={`${s.place}:${s.from}`}>
                {labelOf(s.place)}：“{s.passage}”（{passageKinds[s.kind]}，{s.because}）
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="sj-faint">签发人、联系人、联系电话、附件不进入公开稿。</p>
    </Section>
  )
}
