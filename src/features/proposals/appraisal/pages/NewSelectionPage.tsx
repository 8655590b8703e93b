// Begins a year's selection for commendation.
import { useGo } from '#/core/ui/address.tsx'
import { api } from '#/core/ui/api.ts'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { SchemaForm } from '#/core/ui/SchemaForm.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { useSession } from '#/core/ui/session.tsx'

export function NewSelectionPage() {
  const go = useGo()
  const year = Number(useSession().today.slice(0, 4))
  return (
    <>
      <PageHeader
        title="开始评选表彰"
        back={{ to: '/award-selections', label: '评选表彰' }}
        subtitle="推荐候选，初评投票（无记名），主席会议审议，公示期满公布，编证书号。"
      />
      <Section title="这次评选">
        <SchemaForm
          schema={{
            type: 'object',
            properties: {
              title: { type: 'string', title: '名称', minLength: 1, maxLength: 80 },
              year: { type: 'integer', title: '年度', minimum: 1949, maximum: 2200 },
            },
            required: ['title', 'year'],
          }}
          initial={{ title: `${year}年度提案工作表彰`, year }}
          submitLabel="开始"
          onSubmit={async (answers) => {
            const made = await api<{ url: string }>('POST', '/award-selections', answers)
            go(made.url)
          }}
        />
      </Section>
    </>
  )
}
