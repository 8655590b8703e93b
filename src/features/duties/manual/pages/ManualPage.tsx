// One fact entered by hand: what was done, where it can be checked, who entered and who confirmed it.
import { Go, useParam } from '#/core/ui/address.tsx'
import { Attachments } from '#/core/ui/Attachments.tsx'
import { Facts } from '#/core/ui/Facts.tsx'
import { FormButton } from '#/core/ui/FormButton.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { MoveBar } from '#/core/ui/MoveBar.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { useApi, useChange } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import { Timeline } from '#/core/ui/Timeline.tsx'
import type { ManualPage as Manual } from '../contract.ts'

export function ManualPage() {
  const found = useApi<Manual>(`/manual-facts/${useParam('id')}`)
  return (
    <Loaded of={found} as="登记">
      {(m) => <Whole m={m} onChanged={() => found.refetch()} />}
    </Loaded>
  )
}

function Whole({ m, onChanged }: { readonly m: Manual; readonly onChanged: () => unknown }) {
  const save = useChange('PUT', m.url, { renews: [m.url, '/lists/'], done: '已修改' })
  const { edit } = m
  return (
    <>
      <PageHeader
        title={m.title}
        back={{ to: '/manual-facts', label: '人工登记的履职事项' }}
        tags={
          <>
            <StatusTag {...m.state} />
            {m.bySelf ? <StatusTag label="本人申报" tone="over" /> : null}
          </>
        }
        subtitle={m.verb.label}
        actions={
          edit ? (
            <FormButton
              label="修改"
              submitLabel="保存"
              schema={edit.form}
              initial={edit.initial}
              onSubmit={(answers) => save.mutateAsync({ ...edit.initial, ...answers, version: m.version })}
            />
          ) : null
        }
      />
      <MoveBar url={m.url} version={m.version} moves={m.moves} onMoved={onChanged} />
      <Section title="登记内容">
        <Facts
          items={[
            {
              label: m.holder.kind === 'person' ? '委员' : '机构',
              value: (
                <Go to={m.holder.kind === 'person' ? `/dossiers/${m.holder.id}` : `/body-dossiers/${m.holder.id}`}>{m.holder.name}</Go>
              ),
            },
            { label: '类别', value: m.kind ? `${m.verb.label}（${m.kind}）` : m.verb.label },
            ...(m.level ? [{ label: '级别', value: m.level }] : []),
            { label: '角色', value: m.role },
            { label: '日期', value: m.day, kind: 'day' as const },
            { label: '登记', value: `${m.enteredBy}（${m.enteredOn}）${m.batch ? `，导入自“${m.batch}”` : ''}` },
            { label: '处理', value: m.decidedBy ? `${m.decidedBy}${m.reason ? `：${m.reason}` : ''}` : null },
            { label: '出处', value: m.source || null, wide: true },
            { label: '说明', value: m.detail || null, wide: true },
          ]}
        />
      </Section>
      <Section title="佐证材料">
        <Attachments kind="manual-fact" id={m.id} part="evidence" mayChange={m.mayAttach} />
        {m.mayAttach ? <p className="sj-faint">采用通知、证书、照片、报道截图等。有出处或者有佐证材料，才能核实。</p> : null}
      </Section>
      <Section title="经过">
        <Timeline entries={m.timeline} />
      </Section>
    </>
  )
}
