// The page of one recognition.
import { z } from 'zod'
import { may, type Actor } from '#/core/actor.ts'
import type { Day } from '#/core/day.ts'
import type { Tx } from '#/core/db/database.ts'
import { movesShown } from '#/core/http/moves-shown.ts'
import { entriesOf } from '#/core/journal/read.ts'
import { toldBy } from '#/core/journal/told.ts'
import { codesOf } from '#/core/settings/store.ts'
import { maySee, recognitionOf, recognitionSubject } from './acts.ts'
import { recognitionKinds } from './codes.ts'
import { nominationForm, type RecognitionPage } from './contract.ts'
import { recognitionEvents } from './events.ts'
import { recognitionCourse, recognitionStates } from './lifecycle.ts'
import { findRecognition } from './store.ts'

const tell = toldBy(Object.values(recognitionEvents))

export const nominateForm = (): Record<string, unknown> => z.toJSONSchema(nominationForm, { io: 'input', unrepresentable: 'any' })

export async function recognitionView(tx: Tx, actor: Actor, id: string, today: Day): Promise<RecognitionPage | null> {
  const r = await findRecognition(tx, actor.committeeId, id)
  if (!r) return null
  const { held, ...subject } = await recognitionSubject(tx, actor, r, today)
  if (!maySee(actor, held.traits)) return null
  const kinds = await codesOf(tx, actor.committeeId, recognitionKinds, today)
  const state = recognitionStates[r.state]
  return {
    id,
    url: `/recognitions/${id}`,
    version: r.version,
    year: r.year,
    kind: {
      code: r.kind,
      label: kinds.find((k) => k.code === r.kind)?.label ?? r.kind,
      isConfidential: held.traits.confidential,
      isShown: held.traits.shown,
    },
    title: r.title,
    criteria: r.criteria,
    assessment: r.assessmentId ? `/duty-assessments/${r.assessmentId}` : null,
    state: { code: r.state, label: state.label, tone: state.tone },
    nominatedOn: r.nominatedOn,
    nominatedBy: r.nominatedByName,
    checkedBy: r.checkedBy,
    shownFrom: r.shownFrom,
    shownUntil: r.shownUntil,
    meeting: r.meeting,
    approvedOn: r.approvedOn,
    documentNo: r.documentNo,
    issuedOn: r.issuedOn,
    withdrawnOn: r.withdrawnOn,
    holders: held.holders.map((h) => ({
      id: h.id,
      holder: { id: h.holderId, kind: h.holderKind, name: h.name },
      employer: h.employer,
      sector: h.sector,
      reason: h.reason,
      points: h.points,
      talkedOn: h.talkedOn,
      talkedBy: h.talkedBy,
      talkRecord: h.talkRecord,
    })),
    mayRemove: may(actor, 'recognition:check') && ['nominated', 'checked', 'shown'].includes(r.state),
    mayTalk: may(actor, 'recognition:talks') && held.traits.confidential && r.state === 'approved',
    timeline: tell(await entriesOf(tx, actor.committeeId, [recognitionOf(id)])),
    moves: movesShown(recognitionCourse, subject, actor),
  }
}
