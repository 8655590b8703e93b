// The list of proposals and a person's own, with what can be begun from there.
import { BundleButton } from '#/core/ui/BundleButton.tsx'
import { GoButton } from '#/core/ui/GoButton.tsx'
import { ListPage } from '#/core/ui/ListPage.tsx'
import { useMay } from '#/core/ui/session.tsx'

export function ProposalsPage() {
  const mayPack = useMay('proposals:read-all')
  return <ListPage name="proposals" actions={<Begin />} emptyAction={<Begin />} {...(mayPack ? { select: packCases } : {})} />
}

/** Ticked cases: one paper of each, or all their papers. */
function packCases(rows: readonly { readonly id: string }[]) {
  const records = rows.map((r) => ({ kind: 'proposal', id: r.id }))
  return (
    <>
      <BundleButton title="提案表" label="打包提案表" records={records} names={['form']} />
      <BundleButton title="立案通知" label="打包立案通知" records={records} names={['filed']} />
      <BundleButton title="提案全部文书" label="打包全部文书" records={records} withParts />
    </>
  )
}

export const TasksPage = () => <ListPage name="tasks" select={packTasks} />

/** Ticked tasks: one paper of each. */
function packTasks(rows: readonly { readonly id: string }[]) {
  const records = rows.map((r) => ({ kind: 'handling-task', id: r.id }))
  return (
    <>
      <BundleButton title="交办通知单" label="打包交办通知单" records={records} names={['handover']} />
      <BundleButton title="征询意见表" label="打包征询意见表" records={records} names={['opinion-form']} />
      <BundleButton title="答复函" label="打包答复函" records={records} names={['reply', 'assist']} />
    </>
  )
}

export const MyProposalsPage = () => <ListPage name="my-proposals" actions={<Begin />} emptyAction={<Begin />} />

/** A clerk enters what others bring; everybody else writes his own. */
function Begin() {
  const mayEnter = useMay('proposals:enter')
  const mayWrite = useMay('proposals:write')
  if (mayEnter)
    return (
      <GoButton to="/proposals/enter" type="primary">
        代录提案
      </GoButton>
    )
  return mayWrite ? (
    <GoButton to="/proposals/new" type="primary">
      写提案
    </GoButton>
  ) : null
}
