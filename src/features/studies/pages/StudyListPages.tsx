// The lists of texts to be studied and of lectures, each with what begins a new row.
import { useGo } from '#/core/ui/address.tsx'
import { api } from '#/core/ui/api.ts'
import { FormButton } from '#/core/ui/FormButton.tsx'
import { ListPage } from '#/core/ui/ListPage.tsx'
import { useRenew } from '#/core/ui/query.tsx'
import { useMay, useSession } from '#/core/ui/session.tsx'
import { formSchema } from '#/core/http/moves.ts'
import { lectureDraft, textDraft } from '../contract.ts'

export function TextsPage() {
  const go = useGo()
  const renew = useRenew()
  const { today } = useSession()
  const mayWrite = useMay('studies:write')
  return (
    <ListPage
      name="study-texts"
      subtitle="新的讲话和文件公布后列在这里；须第一时间学习的，自公布之日起算期限，学习会在会议活动里选这一篇。"
      actions={
        mayWrite ? (
          <FormButton
            label="列入篇目"
            isPrimary
            schema={formSchema(textDraft) ?? {}}
            initial={{ publishedOn: today }}
            note="选了“需要第一时间学习”，系统算出最迟的日期，并通知党组成员和办公室。"
            onSubmit={async (answers) => {
              const { url } = await api<{ readonly url: string }>('POST', '/study-texts', answers)
              await renew('/lists/study-texts', '/work')
              go(url)
            }}
          />
        ) : null
      }
    />
  )
}

export function LecturesPage() {
  const go = useGo()
  const renew = useRenew()
  const { today } = useSession()
  const mayWrite = useMay('studies:write')
  return (
    <ListPage
      name="study-lectures"
      subtitle="先排好讲题、日期和主讲人；举办时在会议活动里选这一讲，出席和主讲随活动记入。"
      actions={
        mayWrite ? (
          <FormButton
            label="安排一讲"
            isPrimary
            schema={formSchema(lectureDraft) ?? {}}
            initial={{ plannedOn: today }}
            onSubmit={async (answers) => {
              const { url } = await api<{ readonly url: string }>('POST', '/study-lectures', answers)
              await renew('/lists/study-lectures')
              go(url)
            }}
          />
        ) : null
      }
    />
  )
}
