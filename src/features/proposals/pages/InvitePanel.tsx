// Asking others to sign: who was asked, who signed, and what happens to signatures when the text changes.
import { MoveBar } from '#/core/ui/MoveBar.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { Cosigners } from './CaseSignatures.tsx'
import type { Case } from './parts.ts'

export interface InvitePanelProps {
  readonly p: Case
  readonly prepare: () => Promise<number | null>
  readonly onChanged: () => unknown
}

export function InvitePanel({ p, prepare, onChanged }: InvitePanelProps) {
  const invite = p.moves.filter((m) => m.move === 'invite' && (m.ok || m.fits))
  if (invite.length === 0 && p.cosigners.length === 0) return null
  return (
    <Section title="联名" id="signatures">
      {p.cosigners.length ? (
        <Cosigners cosigners={p.cosigners} />
      ) : (
        <p className="sj-faint">可以请其他委员联名。被邀请的委员看到全文，在期限内签名或谢绝；到期未签的自动退出，不影响提交。</p>
      )}
      <MoveBar url={p.url} version={p.version} moves={invite} prepare={prepare} onMoved={onChanged} isMain={false} />
    </Section>
  )
}
