// The text a co-signer signs: subject, situation, analysis and the numbered suggestions, with the length counted as one writes.
import { Input } from 'antd'
import { Section } from '#/core/ui/Section.tsx'
import type { ProposalDraft } from '../contract.ts'
import { Field } from './Field.tsx'
import { SuggestionsEditor } from './SuggestionsEditor.tsx'

export interface WriteTextProps {
  readonly draft: ProposalDraft
  readonly write: (change: Partial<ProposalDraft>) => void
  readonly length: number
  readonly maxLength: number
  readonly readOnly: boolean
}

const longestSubject = 60

export function WriteText({ draft, write, length, maxLength, readOnly }: WriteTextProps) {
  const isLong = draft.subject.length > longestSubject
  return (
    <Section title="正文" extra={<Length length={length} maxLength={maxLength} />}>
      <Field
        label="案由"
        hint="一事一案，写成“关于……的建议”，看题目就知道要办什么"
        wrong={isLong ? `案由不超过${longestSubject}字` : null}
        aside={`${draft.subject.length}/${longestSubject}`}
      >
        {(input) => (
          <Input
            {...input}
            size="large"
            maxLength={120}
            value={draft.subject}
            readOnly={readOnly}
            onChange={(e) => write({ subject: e.target.value })}
          />
        )}
      </Field>
      <Field label="情况" hint="问题在哪里、有多大，尽量有数字和来处">
        {(input) => (
          <Input.TextArea
            {...input}
            autoSize={{ minRows: 5, maxRows: 24 }}
            maxLength={20_000}
            value={draft.situation}
            readOnly={readOnly}
            onChange={(e) => write({ situation: e.target.value })}
          />
        )}
      </Field>
      <Field label="分析" hint="原因是什么，为什么没有解决">
        {(input) => (
          <Input.TextArea
            {...input}
            autoSize={{ minRows: 4, maxRows: 24 }}
            maxLength={20_000}
            value={draft.analysis}
            readOnly={readOnly}
            onChange={(e) => write({ analysis: e.target.value })}
          />
        )}
      </Field>
      <h3 className="pp-part">建议</h3>
      <p className="sj-faint">承办单位要逐条答复，请一条写一件事。</p>
      <SuggestionsEditor value={draft.suggestions} readOnly={readOnly} onChange={(suggestions) => write({ suggestions })} />
    </Section>
  )
}

function Length({ length, maxLength }: { readonly length: number; readonly maxLength: number }) {
  const over = length - maxLength
  return (
    <span className={over > 0 ? 'pp-count pp-wrong' : 'pp-count'}>
      情况、分析和建议共 {length} 字{over > 0 ? `，超出 ${over} 字` : `（最多 ${maxLength} 字）`}
    </span>
  )
}
