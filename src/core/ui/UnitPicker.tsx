import { RemotePicker, type PickerProps } from './RemotePicker.tsx'

/** `kinds` narrows to kinds of body: ['unit'], ['committee', 'sector'] … */
export function UnitPicker({ kinds, ...props }: PickerProps & { readonly kinds?: readonly string[] | null | undefined }) {
  return <RemotePicker placeholder="输入单位名称查找" {...props} source="bodies" narrowed={{ kind: kinds?.join(',') }} />
}
