// The papers of a meeting: each with whom it is for and its file; sent out together.
import { Button } from 'antd'
import { Attachments } from '#/core/ui/Attachments.tsx'
import { EmptyState } from '#/core/ui/EmptyState.tsx'
import { FormButton } from '#/core/ui/FormButton.tsx'
import { When } from '#/core/ui/numbers.tsx'
import { ProblemAlert } from '#/core/ui/ProblemAlert.tsx'
import { useApi, useChange } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import type { ActivityPage, FormSchemas } from '../contract.ts'

export function ActivityPapers({ a }: { readonly a: ActivityPage }) {
  const forms = useApi<FormSchemas>(a.mayComplete ? '/activities/forms' : null, { freshFor: 600_000 })
  const add = useChange<Record<string, unknown>>('POST', `${a.url}/materials`, { renews: [a.url], done: '已列入，请上传文件' })
  const release = useChange('POST', `${a.url}/materials/release`, { renews: [a.url, '/work'], done: '已发出' })
  const remove = useChange<string>('DELETE', (id) => `${a.url}/materials/${id}`, { renews: [a.url], done: '已撤下' })
  if (a.materials.length === 0 && !a.mayComplete) return null
  const waiting = a.materials.some((m) => m.releasedAt === null)
  return (
    <Section
      title="材料"
      extra={
        a.mayComplete ? (
          <>
            <FormButton
              label="列入材料"
              submitLabel="列入"
              schema={forms.data?.material}
              onSubmit={(answers) => add.mutateAsync(answers)}
            />
            {waiting ? (
              <Button type="primary" loading={release.isPending} onClick={() => release.mutate({})}>
                发出材料
              </Button>
            ) : null}
          </>
        ) : null
      }
    >
      <ProblemAlert error={release.error ?? remove.error} />
      {a.materials.length ? (
        <ul className="act-rows">
          {a.materials.map((m) => (
            <li key={m.id}>
              <p className="act-line">
                <strong className="act-grow">{m.title}</strong>
                <span className="sj-faint">{m.access.label}可看</span>
                {m.releasedAt ? (
                  <span className="sj-faint">
                    <When at={m.releasedAt} />
                    发出
                  </span>
                ) : (
                  <StatusTag label="还没有发出" tone="waiting" />
                )}
                {a.mayComplete ? (
                  <Button type="link" danger size="small" onClick={() => remove.mutate(m.id)}>
                    撤下
                  </Button>
                ) : null}
              </p>
              {m.mayOpen ? (
                <Attachments kind="activity-material" id={m.id} part="file" mayChange={a.mayComplete} />
              ) : (
                <p className="sj-faint">这份材料只给{m.access.label}看。</p>
              )}
            </li>
          ))}
        </ul>
      ) : (
        <EmptyState title="还没有材料" hint="先列入每份材料、定好谁可以看，上传文件，再一并发出。" />
      )}
    </Section>
  )
}
