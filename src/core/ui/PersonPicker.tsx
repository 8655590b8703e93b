import { RemotePicker, type PickerProps } from './RemotePicker.tsx'

/** `kind` narrows: 'member' for members in office, nothing for everybody on the register. */
export function PersonPicker({ kind, ...props }: PickerProps & { readonly kind?: string | undefined }) {
  return <RemotePicker placeholder="输入姓名或拼音查找" {...props} source="people" narrowed={{ kind }} />
}
