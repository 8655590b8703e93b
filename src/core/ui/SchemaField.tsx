// One field of a schema as a labelled input: which widget, which checks, which words when something is missing.
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Checkbox, Form, Input, InputNumber, Radio, Select, Switch, type FormItemProps } from 'antd'
import { Fragment, type ReactNode } from 'react'
import { CodePicker } from './CodePicker.tsx'
import { DayPicker } from './DayPicker.tsx'
import { MomentPicker } from './MomentPicker.tsx'
import { PersonPicker } from './PersonPicker.tsx'
import { RemotePicker, type Picked } from './RemotePicker.tsx'
import type { Field } from './schema-fields.ts'
import { UnitPicker } from './UnitPicker.tsx'
import { UnitsField } from './UnitsField.tsx'

export interface SchemaFieldProps {
  readonly field: Field
  /** Where the value stands in the form; a row of several adds its index. */
  readonly at: readonly (string | number)[]
  readonly known: readonly Picked[]
}

export function SchemaField({ field, at, known }: SchemaFieldProps): ReactNode {
  const name = [...at, field.name]
  if (field.kind === 'hidden')
    return (
      <Form.Item name={name} hidden>
        <Input />
      </Form.Item>
    )
  if (field.kind === 'group')
    return (
      <fieldset className="sj-fieldset">
        <legend>{field.label}</legend>
        {field.fields.map((f) => (
          <SchemaField key={f.name} field={f} at={name} known={known} />
        ))}
      </fieldset>
    )
  if (field.kind === 'rows' || field.kind === 'words') return <Several field={field} name={name} known={known} />
  const checks: FormItemProps = { name, required: field.required, rules: rulesOf(field), extra: field.help }
  if (field.kind === 'agree')
    return (
      <Form.Item {...checks} valuePropName="checked">
        <Checkbox>{field.label}</Checkbox>
      </Form.Item>
    )
  return (
    <Form.Item {...checks} label={field.label} {...(field.kind === 'yesNo' ? { valuePropName: 'checked' } : {})}>
      {inputOf(field, known)}
    </Form.Item>
  )
}

function inputOf({ kind, schema, choices }: Field, known: readonly Picked[]): ReactNode {
  const { maxLength } = schema
  const limit = maxLength ? { maxLength, showCount: maxLength <= 20_000 && kind === 'textarea' } : {}
  switch (kind) {
    case 'textarea':
      return <Input.TextArea {...limit} autoSize={{ minRows: 3, maxRows: 14 }} />
    case 'number':
      return (
        <InputNumber
          className="sj-wide"
          {...(schema.minimum === undefined ? {} : { min: schema.minimum })}
          {...(schema.maximum === undefined ? {} : { max: schema.maximum })}
          {...(schema.type === 'integer' ? { precision: 0 } : {})}
        />
      )
    case 'yesNo':
      return <Switch checkedChildren="是" unCheckedChildren="否" />
    case 'day':
      return <DayPicker />
    case 'clock':
      return <Input type="time" className="sj-narrow" />
    case 'moment':
      return <MomentPicker />
    case 'choice':
      return choices.length <= 6 ? (
        <Radio.Group options={choices.map((c) => ({ ...c }))} />
      ) : (
        <Select allowClear placeholder="请选择" showSearch={{ optionFilterProp: 'label' }} options={choices.map((c) => ({ ...c }))} />
      )
    case 'choices':
      return <Checkbox.Group options={choices.map((c) => ({ ...c }))} />
    case 'code':
      return <CodePicker list={schema.list ?? ''} />
    case 'person':
      return <PersonPicker known={known} kind={schema.kind} />
    case 'people':
      return <PersonPicker multiple known={known} kind={schema.kind} {...(schema.maxItems ? { maxCount: schema.maxItems } : {})} />
    case 'unit':
      return <UnitPicker known={known} kinds={schema.kinds} />
    case 'unitIds':
      return <UnitPicker multiple known={known} kinds={schema.kinds} />
    case 'units':
      return <UnitsField known={known} {...(schema.kinds ? { kinds: schema.kinds } : {})} />
    case 'proposal':
      return <RemotePicker source="proposals" known={known} placeholder="输入案号或案由查找" />
    case 'proposals':
      return (
        <RemotePicker
          multiple
          source="proposals"
          known={known}
          placeholder="输入案号或案由查找，可选几件"
          {...(schema.maxItems ? { maxCount: schema.maxItems } : {})}
        />
      )
    default:
      return <Input {...limit} />
  }
}

function rulesOf(field: Field): FormItemProps['rules'] {
  const { label, kind, schema } = field
  if (kind === 'agree') return [{ validator: (_, v) => (v === true ? Promise.resolve() : Promise.reject(new Error(`请确认：${label}`))) }]
  const asks = ['text', 'textarea', 'number'].includes(kind) ? '请填写' : '请选择'
  return [
    ...(field.required
      ? [{ required: true, message: `${asks}${label}`, ...(kind === 'text' || kind === 'textarea' ? { whitespace: true } : {}) }]
      : []),
    ...(schema.maxItems ? [{ type: 'array' as const, max: schema.maxItems, message: `最多${schema.maxItems}项` }] : []),
  ]
}

/** Several rows of fields, or several lines of words. */
function Several({
  field,
  name,
  known,
}: {
  readonly field: Field
  readonly name: readonly (string | number)[]
  readonly known: readonly Picked[]
}) {
  return (
    <Form.Item label={field.label} required={field.required} extra={field.help}>
      <Form.List name={[...name]}>
        {(rows, { add, remove }, { errors }) => (
          <div className="sj-rows">
            {rows.map(({ key, name: index }) => (
              <div key={key} className="sj-row">
                <span className="sj-row-number">{index + 1}</span>
                <div className="sj-row-fields">
                  {field.kind === 'words' ? (
                    <Form.Item name={index} noStyle>
                      <Input.TextArea
                        aria-label={`${field.label}第${index + 1}项`}
                        autoSize
                        maxLength={field.schema.items?.maxLength ?? 1000}
                      />
                    </Form.Item>
                  ) : (
                    field.fields.map((f) => <Fragment key={f.name}>{<SchemaField field={f} at={[index]} known={known} />}</Fragment>)
                  )}
                </div>
                <Button type="text" icon={<DeleteOutlined />} aria-label={`移除第${index + 1}项`} onClick={() => remove(index)} />
              </div>
            ))}
            <Button
              type="dashed"
              icon={<PlusOutlined />}
              onClick={() => add(field.kind === 'words' ? '' : {})}
              disabled={rows.length >= (field.schema.maxItems ?? 1000)}
            >
              加一项
            </Button>
            <Form.ErrorList errors={errors} />
          </div>
        )}
      </Form.List>
    </Form.Item>
  )
}
