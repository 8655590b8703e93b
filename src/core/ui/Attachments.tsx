// The files of one place on a record: everybody who may read the record downloads them, who may write it adds and removes.
import type { AttachedFile } from '../files/contract.ts'
import { api, upload } from './api.ts'
import { FileList } from './FileList.tsx'
import { ProblemAlert } from './ProblemAlert.tsx'
import { useApi, useRenew } from './query.tsx'

export interface AttachmentsProps {
  readonly kind: string
  readonly id: string
  readonly part: string
  readonly mayChange?: boolean
  /** Stands above the files; without it nothing is shown where there are none and none can be added. */
  readonly title?: string
}

const accept = '.pdf,.docx,.xlsx,.ofd,.png,.jpg,.jpeg,.webp,.txt,.csv'

export function Attachments({ kind, id, part, mayChange = false, title }: AttachmentsProps) {
  const path = `/files?subjectKind=${kind}&subjectId=${id}`
  const found = useApi<readonly AttachedFile[]>(path)
  const renew = useRenew()
  if (found.error) return <ProblemAlert error={found.error} retry={found.refetch} />
  const files = (found.data ?? [])
    .filter((f) => f.part === part)
    .map((f) => ({ id: f.id, name: f.name, size: f.size, at: f.uploadedAt, url: `/api/files/${f.id}` }))
  if (!mayChange && files.length === 0) return null
  return (
    <>
      {title ? <h3 className="sj-files-title">{title}</h3> : null}
      <FileList
        files={files}
        {...(mayChange
          ? {
              accept,
              hint: '最多10个，每个不超过20 MB；可以上传 PDF、Word（docx）、Excel（xlsx）、OFD、图片和文本',
              onUpload: async (file: File, progress: (percent: number) => void) => {
                await upload('/files', file, progress, { subjectKind: kind, subjectId: id, part })
                await renew(path)
              },
              onRemove: async (file: { readonly id: string }) => {
                await api('DELETE', `/files/${file.id}`)
                await renew(path)
              },
            }
          : {})}
      />
    </>
  )
}
