// Papers to take along: DOCX to edit, PDF to print.
import { FileTextOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { download } from '#/core/ui/api.ts'

export interface PaperLink {
  readonly title: string
  /** Without /api. */
  readonly path: string
}

export function PaperButtons({ of }: { readonly of: readonly PaperLink[] }) {
  if (of.length === 0) return null
  const items = of.flatMap((paper) => [
    { key: `${paper.path}?format=docx`, label: `${paper.title}（DOCX）` },
    { key: `${paper.path}?format=pdf`, label: `${paper.title}（PDF）` },
  ])
  return (
    <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => void download(key) }}>
      <Button icon={<FileTextOutlined aria-hidden />}>文书</Button>
    </Dropdown>
  )
}
