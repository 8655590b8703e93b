// The unit answers suggestion by suggestion, then writes the letter, its class by the session's own definitions, who can be asked.
import { Button, Checkbox, Input, Radio } from 'antd'
import { Attachments } from '#/core/ui/Attachments.tsx'
import { DayPicker } from '#/core/ui/DayPicker.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { accepted, openness, type Accepted, type ClassMark, type Openness } from '../words.ts'
import { Field } from './Field.tsx'
import type { Case, Task } from './parts.ts'
import { isAnswered, type ReplyItem, type ReplyWriting } from './reply-saving.ts'

export interface ReplyEditorProps {
  readonly p: Case
  readonly task: Task
  readonly reply: ReplyWriting
  readonly write: (change: Partial<ReplyWriting>) => void
}

const options = (labels: Readonly<Record<string, string>>) => Object.entries(labels).map(([value, label]) => ({ value, label }))

export function ReplyEditor({ p, task, reply, write }: ReplyEditorProps) {
  const answer = (next: ReplyItem): void => write({ items: reply.items.map((i) => (i.no === next.no ? next : i)) })
  const useClerk = (): void => write({ contactName: task.clerk ?? '', contactPhone: task.clerkPhone ?? '' })
  return (
    <>
      <Section title="逐条答复" id="items">
        <ol className="pp-answer-list">
          {reply.items.map((item) => (
            <li key={item.no}>
              <ItemEditor item={item} suggestion={p.text.suggestions[item.no - 1] ?? ''} onChange={answer} />
            </li>
          ))}
        </ol>
      </Section>
      <Section title="答复函" id="letter">
        <Field label="答复正文" hint="逐条答复会自动排在前面，这里写总的说明。直接回答问题，不写工作总结。">
          {(input) => (
            <Input.TextArea
              {...input}
              autoSize={{ minRows: 4, maxRows: 24 }}
              maxLength={20_000}
              value={reply.body}
              onChange={(e) => write({ body: e.target.value })}
            />
          )}
        </Field>
        <fieldset className="pp-choices">
          <legend>办理结果类别</legend>
          <Radio.Group value={reply.classMark} onChange={(e) => write({ classMark: e.target.value as ClassMark })}>
            {p.classes.map((c) => (
              <Radio key={c.mark} value={c.mark}>
                <strong>{c.mark}类</strong> {c.words}
              </Radio>
            ))}
          </Radio.Group>
        </fieldset>
        <fieldset className="pp-choices pp-choices-row">
          <legend>公开属性</legend>
          <Radio.Group
            value={reply.openness}
            options={options(openness)}
            onChange={(e) => write({ openness: e.target.value as Openness })}
          />
        </fieldset>
        {reply.openness && reply.openness !== 'open' ? (
          <Field label="不主动公开的理由" wrong={reply.opennessReason.trim() ? null : '请写明理由'}>
            {(input) => (
              <Input {...input} maxLength={500} value={reply.opennessReason} onChange={(e) => write({ opennessReason: e.target.value })} />
            )}
          </Field>
        ) : null}
        <div className="pp-two">
          <Field
            label="联系人"
            aside={
              task.clerk && !reply.contactName ? (
                <Button type="link" size="small" onClick={useClerk}>
                  用经办人
                </Button>
              ) : null
            }
          >
            {(input) => (
              <Input {...input} maxLength={40} value={reply.contactName} onChange={(e) => write({ contactName: e.target.value })} />
            )}
          </Field>
          <Field label="联系电话">
            {(input) => (
              <Input
                {...input}
                inputMode="tel"
                maxLength={30}
                value={reply.contactPhone}
                onChange={(e) => write({ contactPhone: e.target.value })}
              />
            )}
          </Field>
        </div>
        <Field label="发文字号" hint="可以等签发时再填">
          {(input) => <Input {...input} maxLength={60} value={reply.docNo} onChange={(e) => write({ docNo: e.target.value })} />}
        </Field>
      </Section>
      <Section title="答复附件">
        <Attachments kind="handling-task" id={task.id} part="reply" mayChange />
      </Section>
    </>
  )
}

interface ItemProps {
  readonly item: ReplyWriting['items'][number]
  readonly suggestion: string
  readonly onChange: (item: ReplyItem) => void
}

function ItemEditor({ item, suggestion, onChange }: ItemProps) {
  const answered = isAnswered(item) ? item : null
  const set = (change: Partial<ReplyItem>): void =>
    onChange({ no: item.no, accepted: 'adopted', measure: '', done: false, dueDay: null, reason: '', ...answered, ...change })
  return (
    <>
      <p className="pp-asked">
        <span className="pp-no" aria-hidden>
          {item.no}
        </span>
        <span>{suggestion}</span>
      </p>
      <fieldset className="pp-group pp-answering" aria-label={`第${item.no}条建议的答复`}>
        <Radio.Group
          optionType="button"
          buttonStyle="solid"
          aria-label={`第${item.no}条建议采纳情况`}
          value={answered?.accepted ?? null}
          options={options(accepted)}
          onChange={(e) => set({ accepted: e.target.value as Accepted })}
        />
        {answered === null ? null : answered.accepted === 'notAdopted' ? (
          <Field label="未采纳的理由">
            {(input) => (
              <Input.TextArea
                {...input}
                autoSize={{ minRows: 2 }}
                maxLength={2000}
                value={answered.reason}
                onChange={(e) => set({ reason: e.target.value })}
              />
            )}
          </Field>
        ) : (
          <>
            <Field label="措施" hint="做了什么，或者由谁在什么时候做什么">
              {(input) => (
                <Input.TextArea
                  {...input}
                  autoSize={{ minRows: 2 }}
                  maxLength={4000}
                  value={answered.measure}
                  onChange={(e) => set({ measure: e.target.value })}
                />
              )}
            </Field>
            <div className="pp-line">
              <Checkbox
                checked={answered.done}
                onChange={(e) => set({ done: e.target.checked, ...(e.target.checked ? { dueDay: null } : {}) })}
              >
                已经完成
              </Checkbox>
              {answered.done ? null : (
                <span className="pp-inline">
                  <span id={`due-${item.no}`}>计划完成日期</span>
                  <DayPicker
                    aria-label={`第${item.no}条计划完成日期`}
                    value={answered.dueDay}
                    onChange={(dueDay: string | null) => set({ dueDay })}
                  />
                </span>
              )}
            </div>
          </>
        )}
      </fieldset>
    </>
  )
}
