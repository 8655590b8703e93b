// 代录: the office begins a draft for a member or a body who brought it on paper, then types it on the writing page.
import { useRouter } from '@tanstack/react-router'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { PersonPicker } from '#/core/ui/PersonPicker.tsx'
import { ProblemAlert } from '#/core/ui/ProblemAlert.tsx'
import { useChange } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { UnitPicker } from '#/core/ui/UnitPicker.tsx'
import { blankText } from '../blank.ts'
import type { ProposalDraft } from '../contract.ts'
import { collectiveKinds, proposerKinds, type ProposerKind } from '../words.ts'
import { Field } from './Field.tsx'
import './proposals.css'

const kinds = (['individual', ...collectiveKinds] as const).map((value) => ({ value, label: proposerKinds[value] }))

export function EnterPage() {
  const { history } = useRouter()
  const [kind, setKind] = useState<ProposerKind>('individual')
  const [personId, setPersonId] = useState<string | null>(null)
  const [bodyId, setBodyId] = useState<string | null>(null)
  const isCollective = collectiveKinds.includes(kind)
  const begin = useChange<{ readonly leadPersonId: string | null; readonly text: ProposalDraft }, { readonly id: string }>(
    'POST',
    '/proposals/on-behalf',
    { renews: ['/lists/', '/work'], onDone: ({ id }) => history.replace(`/proposals/${id}/write`) },
  )
  const send = (): void =>
    begin.mutate({
      leadPersonId: isCollective ? null : personId,
      text: { ...blankText, proposerKind: kind, leadBodyId: isCollective ? bodyId : null },
    })
  return (
    <>
      <PageHeader
        title="代录提案"
        subtitle="提案者交来纸质提案时，由提案办录入；提案上注明代录人，评价仍由提案者本人作出。"
        back={{ to: '/proposals', label: '提案' }}
      />
      <Section title="是谁的提案">
        <ProblemAlert error={begin.error} />
        <Field label="提案者类别">
          {({ id }) => (
            <Select id={id} className="sj-wide" value={kind} options={kinds} onChange={(value: ProposerKind) => setKind(value)} />
          )}
        </Field>
        {isCollective ? (
          <Field label="提案单位">
            {({ id }) => (
              <UnitPicker
                id={id}
                kinds={['party', 'mass-organisation', 'sector', 'member-group', 'special-committee']}
                value={bodyId}
                onChange={(v: string | null) => setBodyId(v)}
              />
            )}
          </Field>
        ) : (
          <Field label="提案者" hint="联名提案先选第一提案人">
            {({ id }) => <PersonPicker id={id} kind="member" value={personId} onChange={(v: string | null) => setPersonId(v)} />}
          </Field>
        )}
        <Button type="primary" loading={begin.isPending} onClick={send}>
          开始录入
        </Button>
      </Section>
    </>
  )
}
