// Writing a proposal: saved as one writes, earlier ones alike beside it, co-signers asked from here, and every reason told before submitting.
import { useState } from 'react'
import { useGo, useParam } from '#/core/ui/address.tsx'
import { Attachments } from '#/core/ui/Attachments.tsx'
import { SaveState } from '#/core/ui/autosave.tsx'
import { EmptyState } from '#/core/ui/EmptyState.tsx'
import { GoButton } from '#/core/ui/GoButton.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { MoveBar } from '#/core/ui/MoveBar.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { useApi } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { useMay } from '#/core/ui/session.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import { textLength } from '../text-length.ts'
import { useDraft } from './draft-saving.ts'
import { ElsewhereNotice, RecoveredNotice, SignedNotice, VoidedNotice } from './DraftNotes.tsx'
import { InvitePanel } from './InvitePanel.tsx'
import { knownIn, type Case } from './parts.ts'
import './proposals.css'
import { SimilarPanel } from './SimilarPanel.tsx'
import { WriteMore } from './WriteMore.tsx'
import { WriteText } from './WriteText.tsx'

export function WritePage() {
  const id = useParam('id')
  const found = useApi<Case>(`/proposals/${id}`)
  return (
    <Loaded of={found} as="提案">
      {(p) =>
        p.editable ? (
          <Writing key={p.id} p={p} renew={() => found.refetch()} />
        ) : (
          <>
            <PageHeader
              title={p.text.subject || '提案'}
              tags={<StatusTag {...p.state} />}
              back={{ to: '/my-proposals', label: '我的提案' }}
            />
            <EmptyState
              title="正文现在不能修改"
              hint={`当前状态是“${p.state.label}”。退回修改以后可以再改。`}
              action={<GoButton to={`/proposals/${p.id}`}>看这件提案</GoButton>}
            />
          </>
        )
      }
    </Loaded>
  )
}

function Writing({ p, renew }: { readonly p: Case; readonly renew: () => unknown }) {
  const go = useGo()
  const maySeek = useMay('proposals:similar')
  const { draft, write, saved, elsewhere, keepMine, takeTheirs, voided, prepare } = useDraft(p, renew)
  const signed = p.cosigners.filter((c) => c.signedAt).length
  const [knowsOfSignatures, setKnows] = useState(signed === 0)
  const length = textLength(draft)
  const lastReview = p.reviews.at(-1)
  const body = [draft.situation, draft.analysis, ...draft.suggestions].join('\n')
  return (
    <>
      <PageHeader
        title={draft.subject.trim() || '新提案'}
        back={{ to: `/proposals/${p.id}`, label: '这件提案' }}
        tags={<StatusTag {...p.state} />}
        subtitle={[p.session.title, p.lead?.name, p.enteredBy ? `由${p.enteredBy}代录` : null].filter(Boolean).join(' · ')}
        actions={<div className="pp-save">{elsewhere ? null : <SaveState standing={saved.standing} />}</div>}
      />
      {elsewhere ? <ElsewhereNotice mine={draft} theirs={elsewhere} onKeep={keepMine} onTake={takeTheirs} /> : null}
      {saved.recovered ? (
        <RecoveredNotice
          text={saved.recovered}
          onTake={() => {
            if (saved.recovered) write(saved.recovered)
            saved.discardRecovered()
          }}
          onLeave={saved.discardRecovered}
        />
      ) : null}
      {voided ? <VoidedNotice voided={voided} /> : null}
      {signed && !knowsOfSignatures ? <SignedNotice signed={signed} onGo={() => setKnows(true)} /> : null}
      {lastReview?.decision === 'return' ? (
        <Section title="需要修改之处">
          <p className="pp-quote">{lastReview.note}</p>
        </Section>
      ) : null}
      <div className="pp-write">
        <div className="pp-write-main">
          <WriteText draft={draft} write={write} length={length} maxLength={p.maxLength} readOnly={!knowsOfSignatures && signed > 0} />
          <WriteMore draft={draft} write={write} known={knownIn(p)} />
          <Section title="附件">
            <Attachments kind="proposal" id={p.id} part="attachment" mayChange />
          </Section>
        </div>
        <div className="pp-write-side">
          <InvitePanel p={p} prepare={prepare} onChanged={renew} />
          {maySeek ? <SimilarPanel subject={draft.subject} body={body.slice(0, 60_000)} except={p.id} /> : null}
        </div>
      </div>
      <Lacking p={p} />
      <MoveBar
        url={p.url}
        version={p.version}
        moves={p.moves.filter((m) => m.move !== 'invite')}
        prepare={prepare}
        onMoved={(_, move) => go(move === 'discard' ? '/my-proposals' : `/proposals/${p.id}`)}
      />
    </>
  )
}

/** All that stands against submitting, to be read before pressing anything. */
function Lacking({ p }: { readonly p: Case }) {
  const submit = p.moves.find((m) => m.move === 'submit')
  if (!submit?.fits) return null
  return (
    <output className="pp-lacking">
      {submit.ok ? (
        <p>可以提交了。</p>
      ) : (
        <>
          <p>提交前还缺：</p>
          <ul>
            {submit.reasons.map((says) => (
              <li key={says}>{says}</li>
            ))}
          </ul>
        </>
      )}
    </output>
  )
}
