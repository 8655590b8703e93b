import { FontSizeOutlined } from '@ant-design/icons'
import { Button, Tooltip } from 'antd'
import { useLargeType } from './large-type.ts'

export function LargeTypeButton() {
  const [isLarge, toggle] = useLargeType()
  return (
    <Tooltip title={isLarge ? '恢复标准字号' : '放大字号'}>
      <Button
        type="text"
        icon={<FontSizeOutlined />}
        aria-pressed={isLarge}
        aria-label="大字"
        onClick={toggle}
        className={isLarge ? 'sj-pressed' : ''}
      />
    </Tooltip>
  )
}
