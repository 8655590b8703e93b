// 合并办理 on the unit's desk: which cases are handled as one, one draft for all, and signing all with a number each.
import { Button, Checkbox, Input } from 'antd'
import { useState } from 'react'
import { Go } from '#/core/ui/address.tsx'
import { ProblemAlert } from '#/core/ui/ProblemAlert.tsx'
import { useApi, useChange } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import type { EachAnswered, TogetherTask } from '../contract.ts'

interface Together {
  readonly members: readonly TogetherTask[]
  readonly candidates: readonly TogetherTask[]
  readonly mayChange: boolean
  readonly mayIssue: boolean
}

export function TogetherPanel({ taskId, onChanged }: { readonly taskId: string; readonly onChanged: () => unknown }) {
  const path = `/tasks/${taskId}/together`
  const found = useApi<Together>(path)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [results, setResults] = useState<EachAnswered['results']>([])
  const after = {
    renews: [path, '/tasks', '/lists/tasks', '/work'],
    onDone: (answer: unknown) => {
      setChosen([])
      setResults((answer as Partial<EachAnswered>).results ?? [])
      void onChanged()
    },
  }
  const join = useChange('POST', path, { ...after, done: '已合并办理' })
  const leave = useChange('POST', `${path}/leave`, { ...after, done: '已移出合并办理' })
  const draft = useChange('POST', `${path}/draft`, after)
  const send = useChange('POST', `${path}/send`, after)
  const { data } = found
  if (!data || (data.members.length === 0 && (!data.mayChange || data.candidates.length === 0))) return null
  const isTogether = data.members.length > 0
  return (
    <Section title="合并办理" id="together">
      <p className="sj-faint">内容相近的提案可以合在一起办理，但要分别编号、分别答复每一位提案者。随时可以移出。</p>
      {isTogether ? (
        <>
          <ul className="pp-plain-list">
            {data.members.map((m) => (
              <li key={m.taskId} className="pp-line">
                <Go to={`/tasks/${m.taskId}`}>
                  {m.caseNo ? `第${m.caseNo}号 ` : ''}
                  {m.title}
                </Go>
                <span className="sj-faint">{m.lead}</span>
                <StatusTag {...m.state} />
                {m.docNo ? <span className="sj-faint">{m.docNo}</span> : null}
              </li>
            ))}
          </ul>
          {data.mayChange ? (
            <p className="sj-actions">
              <Button loading={draft.isPending} onClick={() => draft.mutate({})}>
                把本件答复稿用于各件
              </Button>
              <Button loading={send.isPending} onClick={() => send.mutate({})}>
                一并送签
              </Button>
              <Button danger loading={leave.isPending} onClick={() => leave.mutate({})}>
                移出合并办理
              </Button>
            </p>
          ) : null}
          {data.mayIssue ? <IssueAll path={path} members={data.members} after={after} /> : null}
        </>
      ) : null}
      {data.mayChange && data.candidates.length ? (
        <details open={!isTogether && data.candidates.length <= 5}>
          <summary>本单位其他在办的提案（{data.candidates.length}件）</summary>
          <ul className="pp-plain-list">
            {data.candidates.map((c) => (
              <li key={c.taskId}>
                <Checkbox
                  checked={chosen.includes(c.taskId)}
                  onChange={(e) => setChosen(e.target.checked ? [...chosen, c.taskId] : chosen.filter((x) => x !== c.taskId))}
                >
                  {c.caseNo ? `第${c.caseNo}号 ` : ''}
                  {c.title}（{c.lead}）
                </Checkbox>
              </li>
            ))}
          </ul>
          <Button disabled={chosen.length === 0} loading={join.isPending} onClick={() => join.mutate({ tasks: chosen })}>
            与勾选的{chosen.length}件合并办理
          </Button>
        </details>
      ) : null}
      <ProblemAlert error={join.error ?? leave.error ?? draft.error ?? send.error} />
      <Results results={results} />
    </Section>
  )
}

function Results({ results }: { readonly results: EachAnswered['results'] }) {
  if (results.length === 0) return null
  return (
    <ul className="pp-plain-list" aria-live="polite">
      {results.map((r) => (
        <li key={r.id}>
          <StatusTag label={r.ok ? '已办' : '未办'} tone={r.ok ? 'good' : 'bad'} /> {r.title}
          {r.reasons.length ? `：${r.reasons.join('；')}` : ''}
        </li>
      ))}
    </ul>
  )
}

interface IssueAllProps {
  readonly path: string
  readonly members: readonly TogetherTask[]
  readonly after: { readonly renews: readonly string[]; readonly onDone: (answer: unknown) => void }
}

function IssueAll({ path, members, after }: IssueAllProps) {
  const waiting = members.filter((m) => m.state.code === 'internalSign')
  const [numbers, setNumbers] = useState<Readonly<Record<string, string>>>({})
  const [signer, setSigner] = useState({ signerName: '', signerPost: '' })
  const issue = useChange('POST', `${path}/issue`, after)
  if (waiting.length === 0) return null
  const isReady = waiting.every((m) => numbers[m.taskId]?.trim()) && signer.signerName && signer.signerPost
  return (
    <fieldset className="sj-fieldset">
      <legend>一并签发（待签发{waiting.length}件）</legend>
      {waiting.map((m) => (
        <p key={m.taskId}>
          <Input
            aria-label={`第${m.caseNo ?? ''}号的发文字号`}
            addonBefore={`第${m.caseNo ?? ''}号，${m.lead}`}
            placeholder="发文字号"
            maxLength={60}
            value={numbers[m.taskId] ?? ''}
            onChange={(e) => setNumbers({ ...numbers, [m.taskId]: e.target.value })}
          />
        </p>
      ))}
      <p className="pp-line">
        <Input
          aria-label="签发人"
          placeholder="签发人"
          maxLength={40}
          value={signer.signerName}
          onChange={(e) => setSigner({ ...signer, signerName: e.target.value })}
        />
        <Input
          aria-label="签发人职务"
          placeholder="签发人职务"
          maxLength={60}
          value={signer.signerPost}
          onChange={(e) => setSigner({ ...signer, signerPost: e.target.value })}
        />
      </p>
      <ProblemAlert error={issue.error} />
      <Button
        type="primary"
        disabled={!isReady}
        loading={issue.isPending}
        onClick={() =>
          issue.mutate({ ...signer, numbers: waiting.map((m) => ({ taskId: m.taskId, docNo: numbers[m.taskId]?.trim() ?? '' })) })
        }
      >
        签发{waiting.length}件，分别送达提案者
      </Button>
    </fieldset>
  )
}
