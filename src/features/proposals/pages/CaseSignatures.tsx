// Who signs with the proposer: signed, asked, declined, each with its time. A signature is for one text and falls when that changes.
import { When } from '#/core/ui/numbers.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import type { Case } from './parts.ts'

export function CaseSignatures({ p }: { readonly p: Case }) {
  return (
    <Section title="联名" id="signatures">
      <Cosigners cosigners={p.cosigners} />
    </Section>
  )
}

export function Cosigners({ cosigners }: { readonly cosigners: Case['cosigners'] }) {
  return (
    <ul className="pp-people">
      {cosigners.map((c) => (
        <li key={`${c.id}-${c.invitedAt}`}>
          <span className="pp-person">{c.name}</span>
          {c.signedAt ? (
            <>
              <StatusTag label="已签名" tone="good" />
              <span className="sj-faint">
                <When at={c.signedAt} />
              </span>
            </>
          ) : c.declinedAt ? (
            <>
              <StatusTag label="已谢绝" tone="over" />
              <span className="sj-faint">
                <When at={c.declinedAt} />
              </span>
            </>
          ) : (
            <>
              <StatusTag label="待签名" tone="waiting" />
              <span className="sj-faint">
                请在 <When at={c.expiresAt} /> 前签名
              </span>
            </>
          )}
          {c.opinion ? <p className="pp-quote">{c.opinion}</p> : null}
        </li>
      ))}
    </ul>
  )
}
