// What goes with the text: survey, consent to publish, wished units, keywords, who can be asked.
import { Checkbox, Input, Radio, Select } from 'antd'
import type { Picked } from '#/core/ui/RemotePicker.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { UnitsField } from '#/core/ui/UnitsField.tsx'
import type { ProposalDraft } from '../contract.ts'
import { Field } from './Field.tsx'

export interface WriteMoreProps {
  readonly draft: ProposalDraft
  readonly write: (change: Partial<ProposalDraft>) => void
  readonly known: readonly Picked[]
}

export function WriteMore({ draft, write, known }: WriteMoreProps) {
  return (
    <Section title="附带说明">
      <Field label="建议承办单位" hint="供审查时参考，最后由提案委和交办机构确定">
        {({ id }) => (
          <UnitsField
            id={id}
            kinds={['handling-unit']}
            value={draft.wishedUnits}
            known={known}
            onChange={(units) => write({ wishedUnits: units as ProposalDraft['wishedUnits'] })}
          />
        )}
      </Field>
      <div className="pp-field">
        <Checkbox checked={draft.surveyDone} onChange={(e) => write({ surveyDone: e.target.checked })}>
          为这件提案做过调研
        </Checkbox>
      </div>
      {draft.surveyDone ? (
        <Field label="调研情况" hint="什么时候、到过哪里、问过谁">
          {(input) => (
            <Input.TextArea
              {...input}
              autoSize={{ minRows: 2, maxRows: 10 }}
              maxLength={2000}
              value={draft.surveyNote}
              onChange={(e) => write({ surveyNote: e.target.value })}
            />
          )}
        </Field>
      ) : null}
      <div className="pp-field" role="radiogroup" aria-label="是否同意公开">
        <p className="pp-label">是否同意公开</p>
        <Radio.Group value={draft.openConsent} onChange={(e) => write({ openConsent: e.target.value === true })}>
          <Radio value={true}>同意公开</Radio>
          <Radio value={false}>不同意公开</Radio>
        </Radio.Group>
      </div>
      {draft.openConsent ? null : (
        <Field label="不同意公开的理由" wrong={draft.openReason.trim() ? null : '请写明理由'}>
          {(input) => (
            <Input.TextArea
              {...input}
              autoSize={{ minRows: 2 }}
              maxLength={500}
              value={draft.openReason}
              onChange={(e) => write({ openReason: e.target.value })}
            />
          )}
        </Field>
      )}
      <Field label="关键词" hint="写完一个按回车，最多8个">
        {({ id }) => (
          <Select
            id={id}
            aria-label="关键词"
            className="sj-wide"
            mode="tags"
            open={false}
            suffixIcon={null}
            maxCount={8}
            value={draft.keywords}
            onChange={(keywords: string[]) => write({ keywords: keywords.map((k) => k.trim().slice(0, 20)).filter(Boolean) })}
          />
        )}
      </Field>
      <div className="pp-two">
        <Field label="联系人">
          {(input) => (
            <Input {...input} maxLength={40} value={draft.contactName} onChange={(e) => write({ contactName: e.target.value })} />
          )}
        </Field>
        <Field label="联系电话" hint="只有办理的单位和提案办看得到">
          {(input) => (
            <Input
              {...input}
              inputMode="tel"
              maxLength={30}
              value={draft.contactPhone}
              onChange={(e) => write({ contactPhone: e.target.value })}
            />
          )}
        </Field>
      </div>
    </Section>
  )
}
