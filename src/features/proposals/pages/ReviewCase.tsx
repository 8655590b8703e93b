// One case on the review desk: the text, its likes, the form that leads on right below, the other moves in the bar.
import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { Go } from '#/core/ui/address.tsx'
import { api } from '#/core/ui/api.ts'
import { MoveBar } from '#/core/ui/MoveBar.tsx'
import { Plain } from '#/core/ui/numbers.tsx'
import { useRenew } from '#/core/ui/query.tsx'
import { SchemaForm } from '#/core/ui/SchemaForm.tsx'
import type { JsonSchema } from '#/core/ui/schema-fields.ts'
import { Section } from '#/core/ui/Section.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import { proposerKinds, unitRoles } from '../words.ts'
import { CaseReviews } from './CaseReviews.tsx'
import { knownIn, titleOf, unitsToBegin, type Case } from './parts.ts'
import { SimilarPanel } from './SimilarPanel.tsx'
import { Suggestions } from './Suggestions.tsx'

export interface ReviewCaseProps {
  readonly p: Case
  readonly place: string
  readonly onNext: () => void
  readonly onPrevious: () => void
  readonly onBack: (() => void) | null
  readonly onMoved: () => unknown
  /** The case left this step by this move. */
  readonly onDone: (id: string, move: string) => void
}

export function ReviewCase({ p, place, onNext, onPrevious, onBack, onMoved, onDone }: ReviewCaseProps) {
  const { message } = App.useApp()
  const renew = useRenew()
  // The one move that leads on and asks something is filled in here, beside the text, not in a dialog over it.
  const leading = p.moves.find((m) => m.ok && m.weight === 'primary' && m.form)
  const send = async (answers: Record<string, unknown>): Promise<void> => {
    if (!leading) return
    await api('POST', `${p.url}/moves/${leading.move}`, { ...answers, version: p.version })
    void message.success(`已${leading.label}：${titleOf(p)}`)
    onDone(p.id, leading.move)
    onNext()
    await renew('/lists/proposals', p.url, '/work')
  }
  return (
    <article aria-label={titleOf(p)}>
      <div className="pp-review-head">
        {onBack ? (
          <Button type="link" onClick={onBack}>
            回到列表
          </Button>
        ) : null}
        <span className="sj-faint">{place}</span>
        <Button size="small" icon={<LeftOutlined />} onClick={onPrevious} aria-label="上一件" />
        <Button size="small" icon={<RightOutlined />} onClick={onNext} aria-label="下一件" />
        <Go to={`/proposals/${p.id}`} data-key="open">
          看全貌
        </Go>
      </div>
      <h2 className="pp-review-title">{titleOf(p)}</h2>
      <p className="pp-line">
        <StatusTag {...p.state} />
        <span>
          {p.lead?.name}
          {p.leadSector ? `（${p.leadSector}）` : ''} · {proposerKinds[p.text.proposerKind]}
          {p.cosigners.some((c) => c.signedAt) ? ` · 联名${p.cosigners.filter((c) => c.signedAt).length}人` : ''}
        </span>
      </p>
      <MoveBar
        url={p.url}
        version={p.version}
        moves={p.moves.filter((m) => m !== leading)}
        onMoved={(_, move) => {
          if (move !== 'startReview' && move !== 'jointOpinion') onDone(p.id, move)
          return onMoved()
        }}
        known={knownIn(p)}
        initial={{ jointOpinion: { units: unitsToBegin(p) } }}
        isMain={false}
      />
      <div className="pp-review">
        <div>
          <Section title="正文" extra={<span className="sj-faint">共{p.length}字</span>}>
            <div className="pp-prose">
              <Plain text={[p.text.situation, p.text.analysis].filter(Boolean).join('\n\n') || null} />
            </div>
            <h3 className="pp-part">建议（{p.text.suggestions.length}条）</h3>
            <Suggestions texts={p.text.suggestions} />
            <p className="sj-faint">
              {[
                p.wishedUnits.length
                  ? `建议承办：${p.wishedUnits.map((u) => `${u.name}（${unitRoles[u.role]}）`).join('、')}`
                  : '未提建议承办单位',
                p.text.openConsent ? '同意公开' : `不同意公开：${p.text.openReason}`,
                p.text.surveyDone ? '有调研' : '',
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
          </Section>
          {p.reviews.length ? <CaseReviews p={p} /> : null}
        </div>
        <div>
          {leading ? (
            <Section title={leading.label} id="leading">
              <SchemaForm
                schema={leading.form as JsonSchema}
                known={knownIn(p)}
                initial={{ category: p.category?.code, units: unitsToBegin(p) }}
                note={leading.confirm}
                submitLabel={`${leading.label}，下一件`}
                onSubmit={send}
              />
            </Section>
          ) : null}
          <SimilarPanel
            subject={p.text.subject}
            body={[p.text.situation, p.text.analysis, ...p.text.suggestions].join('\n')}
            except={p.id}
            delayMs={0}
          />
        </div>
      </div>
    </article>
  )
}
