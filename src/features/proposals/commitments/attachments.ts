// Evidence of progress: who may read the promise reads it, its unit adds it to the newest entry.
import { bodiesOf, may } from '#/core/actor.ts'
import { sql } from 'kysely'
import type { Tx } from '#/core/db/database.ts'
import type { AttachmentKind } from '#/core/feature.ts'
import { done, forbidden, notFound, refused } from '#/core/outcome.ts'
import { takesEvidence } from './page.ts'
import { findCommitment } from './store.ts'

async function ofEntry(tx: Tx, progressId: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`select commitment_id as id from commitment_progress where id = ${progressId}`.execute(tx)
  return rows[0]?.id ?? null
}

export const evidenceFiles: AttachmentKind = {
  kind: 'commitment-progress',
  parts: { evidence: '佐证材料' },
  mayRead: async (tx, actor, id) => {
    const commitmentId = await ofEntry(tx, id)
    return commitmentId !== null && (await findCommitment(tx, actor, commitmentId)) !== null
  },
  mayAttach: async (tx, actor, id) => {
    const commitmentId = await ofEntry(tx, id)
    if (commitmentId) await sql`select from commitment where id = ${commitmentId} for update`.execute(tx)
    const found = commitmentId ? await findCommitment(tx, actor, commitmentId) : null
    if (!found) return notFound('没有找到这条进展，或者您无权查看')
    if (!may(actor, 'proposals:handle') || !bodiesOf(actor).includes(found.bodyId)) return forbidden('佐证材料由承办单位上传和删除')
    return takesEvidence(found, id) ? done(undefined) : refused(['承诺已有结果或者有了新的进展，不能再改动这条进展的佐证材料'])
  },
}
