// The secret ballot: every candidate gets a word, then it is sent once. What was chosen is not kept with who chose it.
import { App, Button, Radio } from 'antd'
import { useState } from 'react'
import { ProblemAlert } from '#/core/ui/ProblemAlert.tsx'
import { useChange } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import type { SelectionPage } from '../awards/contract.ts'
import '../../pages/proposals.css'
import './appraisal.css'

const options = [
  { value: 'for', label: '赞成' },
  { value: 'against', label: '反对' },
  { value: 'abstain', label: '弃权' },
]

export function Ballot({ s, onVoted }: { readonly s: SelectionPage; readonly onVoted: () => unknown }) {
  const { modal } = App.useApp()
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({})
  const cast = useChange('POST', `${s.url}/vote`, { renews: ['/work'], done: '已投票', onDone: onVoted })
  const open = s.candidates.filter((c) => chosen[c.id] === undefined).length
  const send = (): void => {
    void modal.confirm({
      title: '确定投票吗？',
      content: '投出后不能修改，也没有人能查到您投了什么。',
      okText: '投票',
      cancelText: '再想想',
      onOk: () => cast.mutate({ ballot: s.candidates.map((c) => ({ candidateId: c.id, choice: chosen[c.id] })) }),
    })
  }
  return (
    <Section title="选票（无记名）">
      <p className="sj-faint">系统只记下您已经投票，得票只有合计；计票以前谁也看不到票数。</p>
      {s.kinds
        .filter((k) => s.candidates.some((c) => c.kind.code === k.code))
        .map((k) => (
          <div key={k.code}>
            <h3 className="pp-part">
              {k.label}
              <span className="sj-faint"> {limitOf(s, k.code)}</span>
            </h3>
            {s.candidates
              .filter((c) => c.kind.code === k.code)
              .map((c) => (
                <fieldset key={c.id} className="pp-question">
                  <legend>{c.holder.name}</legend>
                  <p className="sj-faint">
                    {c.reason}（{c.recommendedBy}推荐）
                  </p>
                  <Radio.Group
                    options={options}
                    value={chosen[c.id] ?? null}
                    onChange={(e) => setChosen({ ...chosen, [c.id]: String(e.target.value) })}
                  />
                </fieldset>
              ))}
          </div>
        ))}
      <ProblemAlert error={cast.error} />
      <Button type="primary" size="large" block disabled={open > 0} loading={cast.isPending} onClick={send}>
        {open > 0 ? `还有${open}个没有表示意见` : '投票'}
      </Button>
    </Section>
  )
}

function limitOf(s: SelectionPage, kind: string): string {
  const quota = s.quotas.find((q) => q.kind === kind)
  return quota?.quota ? `最多赞成${quota.quota}个` : ''
}
