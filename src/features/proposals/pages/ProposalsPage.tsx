// The list of proposals and a person's own, with what can be begun from there.
import { GoButton } from '#/core/ui/GoButton.tsx'
import { ListPage } from '#/core/ui/ListPage.tsx'
import { useMay } from '#/core/ui/session.tsx'

export const ProposalsPage = () => <ListPage name="proposals" actions={<Begin />} emptyAction={<Begin />} />

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
