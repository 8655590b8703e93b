// What the writer must know beside the text: signatures that would fall, a text kept on this device, another hand at the same draft.
import { Alert, Button } from 'antd'
import type { ProposalDraft } from '../contract.ts'
import type { Case } from './parts.ts'

export function SignedNotice({ signed, onGo }: { readonly signed: number; readonly onGo: () => void }) {
  return (
    <Alert
      type="warning"
      showIcon
      className="sj-note"
      title={`已有${signed}位委员对现在的全文签名`}
      description="签名只对签名时的文字有效。改动案由、情况、分析或建议后，这些签名随即失效，系统会请他们重新签名。不改文字可以直接提交。"
      action={
        <Button size="small" onClick={onGo}>
          我知道，要修改
        </Button>
      }
    />
  )
}

export function VoidedNotice({ voided }: { readonly voided: number }) {
  return (
    <Alert
      type="warning"
      showIcon
      className="sj-note"
      title={`全文有改动，${voided}位委员的签名已失效`}
      description="已通知他们重新阅读和签名。改完以后再等他们签，免得反复。"
    />
  )
}

interface RecoveredProps {
  readonly text: ProposalDraft
  readonly onTake: () => void
  readonly onLeave: () => void
}

export function RecoveredNotice({ text, onTake, onLeave }: RecoveredProps) {
  return (
    <Alert
      type="info"
      showIcon
      className="sj-note"
      title="这台设备上还有一份没有存到服务器的内容"
      description={`《${text.subject || '未填案由'}》，建议${text.suggestions.filter((s) => s.trim()).length}条。上次可能断网或者关掉了页面。`}
      action={
        <span className="pp-stack">
          <Button size="small" type="primary" onClick={onTake}>
            用这一份继续写
          </Button>
          <Button size="small" onClick={onLeave}>
            不要了
          </Button>
        </span>
      }
    />
  )
}

interface ElsewhereProps {
  readonly mine: ProposalDraft
  readonly theirs: Case
  readonly onKeep: () => void
  readonly onTake: () => void
}

const labels = {
  subject: '案由',
  situation: '情况',
  analysis: '分析',
  suggestions: '建议',
  surveyNote: '调研情况',
  openReason: '不公开理由',
} as const

export function ElsewhereNotice({ mine, theirs, onKeep, onTake }: ElsewhereProps) {
  const changed = (Object.keys(labels) as (keyof typeof labels)[]).filter((k) => shown(mine[k]) !== shown(theirs.text[k]))
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      className="sj-note"
      title="这份稿子刚才在别处也改过，您写的先留在这里，没有覆盖"
      description={
        <>
          {changed.length ? (
            <dl className="pp-compare">
              {changed.map((k) => (
                <div key={k}>
                  <dt>{labels[k]}</dt>
                  <dd>
                    <span className="sj-faint">这里：</span>
                    {shown(mine[k]) || '（空）'}
                  </dd>
                  <dd>
                    <span className="sj-faint">别处：</span>
                    {shown(theirs.text[k]) || '（空）'}
                  </dd>
                </div>
              ))}
            </dl>
          ) : (
            <p>正文相同，其他栏目有不同。</p>
          )}
          <span className="pp-stack">
            <Button type="primary" onClick={onKeep}>
              用这里写的
            </Button>
            <Button onClick={onTake}>用别处的（这里写的先存成文件）</Button>
          </span>
        </>
      }
    />
  )
}

const shown = (value: string | readonly string[]): string => {
  const text = typeof value === 'string' ? value : value.filter((v) => v.trim()).join('\n')
  return text.length > 200 ? `${text.slice(0, 200)}……` : text.trim()
}
