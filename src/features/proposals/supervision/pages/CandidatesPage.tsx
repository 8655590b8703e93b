// 重点提案遴选: candidates with their reasons, shortlisted and decided several at once; the numbers chosen against the rule.
import { Alert, Button } from 'antd'
import { Go, useParam } from '#/core/ui/address.tsx'
import { FormButton } from '#/core/ui/FormButton.tsx'
import { ListPage } from '#/core/ui/ListPage.tsx'
import type { ListRow } from '#/core/ui/ListRows.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { MoveBar } from '#/core/ui/MoveBar.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { useApi, useChange, useRenew } from '#/core/ui/query.tsx'
import type { JsonSchema } from '#/core/ui/schema-fields.ts'
import { Section } from '#/core/ui/Section.tsx'
import { useMay } from '#/core/ui/session.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import { BatchPanel } from '../../pages/BatchPanel.tsx'
import { useBatch, type Batch } from '../../pages/batch.ts'
import type { CandidatePageData, ChosenLimits } from '../contract.ts'
import { Recommendations } from './Recommendations.tsx'
import '../../pages/proposals.css'
import './supervision.css'

export function CandidatesPage() {
  const batch = useBatch('/key-selections/batch')
  const limits = useApi<ChosenLimits>('/key-selections/limits')
  return (
    <>
      <ListPage
        name="key-selections"
        title="重点提案遴选"
        subtitle="推荐候选，提案委列入建议名单，主席会议确定重点、重要提案。"
        actions={<RecommendButton />}
        also={['version']}
        select={severalBy(batch)}
      />
      {limits.data?.sessions.length ? (
        <div className="sv-limits">
          <Limits limits={limits.data} />
        </div>
      ) : null}
      <BatchPanel run={batch.run} onClose={batch.close} addressOf={(id) => `/supervision/candidates/${id}`} />
    </>
  )
}

function Limits({ limits }: { readonly limits: ChosenLimits }) {
  return (
    <Section title="件数和上限">
      {limits.sessions.map((s) => (
        <div key={s.title}>
          <p>
            {s.title}：立案{s.filed}件，重点提案{s.key}件（不超过{s.most}件），重要提案{s.important}件，合计不超过立案的{s.shareInPercent}
            %；建议名单里还有{s.shortlisted}件。
          </p>
          {s.warnings.map((says) => (
            <Alert key={says} type="warning" showIcon className="sj-note" title={says} description="件数由主席会议决定，这里只作提醒。" />
          ))}
        </div>
      ))}
    </Section>
  )
}

function RecommendButton() {
  const forms = useApi<{ readonly recommend: JsonSchema | null }>('/supervision/forms', { freshFor: 60_000 })
  const recommend = useChange('POST', '/key-selections', { renews: ['/lists/', '/key-selections/', '/work'], done: '已推荐' })
  if (!forms.data?.recommend) return null
  return (
    <FormButton
      label="推荐候选"
      isPrimary
      schema={forms.data.recommend}
      note="写明理由和条件：分量重、涉及面广、当年能办。同一件提案可以由几家推荐。"
      onSubmit={(answers) => recommend.mutateAsync(answers)}
    />
  )
}

type Step = 'shortlist' | 'decide' | 'decline'
const steps: readonly { readonly step: Step; readonly label: string; readonly right: string }[] = [
  { step: 'shortlist', label: '列入建议名单', right: 'supervision:shortlist' },
  { step: 'decide', label: '登记主席会议决定', right: 'supervision:decide' },
  { step: 'decline', label: '不予确定', right: 'supervision:decide' },
]

const severalBy = (batch: Batch) => (rows: readonly ListRow[], clear: () => void) => <Several rows={rows} batch={batch} onDone={clear} />

function Several({ rows, batch, onDone }: { readonly rows: readonly ListRow[]; readonly batch: Batch; readonly onDone: () => void }) {
  const mayShortlist = useMay('supervision:shortlist')
  const mayDecide = useMay('supervision:decide')
  const renew = useRenew()
  const forms = useApi<Readonly<Record<Step, JsonSchema>>>('/key-selections/forms', { freshFor: 600_000 })
  const offered = steps.filter((s) => (s.right === 'supervision:decide' ? mayDecide : mayShortlist))
  const cases = rows.map((r) => ({ id: r.id, version: Number(r.cells['version']), title: String(r.cells['title'] ?? '') }))
  if (offered.length === 0) return <Button disabled>由提案委和主席会议办理</Button>
  return (
    <>
      {offered.map(({ step, label }) => (
        <FormButton
          key={step}
          label={label}
          title={`${label}（${cases.length}件）`}
          schema={forms.data?.[step]}
          isDanger={step === 'decline'}
          note="下面填写的内容用于勾选的每一件；状态不合的会逐件说明，不影响其他。"
          onSubmit={async (answers) => {
            await batch.start(step, label, cases, answers)
            await renew('/key-selections/')
            onDone()
          }}
        />
      ))}
    </>
  )
}

/** One candidate: who recommends it and why, what was decided. */
export function CandidatePage() {
  const id = useParam('id')
  const found = useApi<CandidatePageData>(`/key-selections/${id}`)
  return (
    <Loaded of={found} as="候选提案">
      {(k) => (
        <>
          <PageHeader
            title={k.proposal.subject}
            back={{ to: '/supervision/candidates', label: '重点提案遴选' }}
            tags={<StatusTag {...k.state} />}
            subtitle={<Go to={`/proposals/${k.proposal.id}`}>{k.proposal.caseNo ? `第${k.proposal.caseNo}号，` : ''}看提案全貌</Go>}
          />
          <MoveBar
            url={k.url}
            version={k.version}
            moves={k.moves}
            onMoved={() => found.refetch()}
            initial={{ decide: { tier: k.shortlistTier } }}
          />
          <Section title="推荐和决定">
            <Recommendations k={k} />
          </Section>
        </>
      )}
    </Loaded>
  )
}
