// What a record can print, and one of its papers as a file: as issued, or as a draft without a number.
import type { World } from '../action.ts'
import { may, type Actor } from '../actor.ts'
import { committeeName } from '../committee.ts'
import { inScope, readIn, type Tx } from '../db/database.ts'
import { done, notFound, type Outcome } from '../outcome.ts'
import type { DocumentFormat, OfferedGroup } from './contract.ts'
import type { Printable, PrintablePaper } from './document.ts'
import { mediaTypes } from './file-check.ts'
import { cleanFileName } from './file-name.ts'
import { issuedOf, keptFile, type Issued } from './issued.ts'
import { rendered, renderingsOf } from './paper-file.ts'
import type { DocumentKind } from './printing.ts'
import { zipWhole } from './zip-out.ts'

export const kindNamed = (kinds: readonly DocumentKind[], name: string): DocumentKind | null => kinds.find((k) => k.kind === name) ?? null

export interface Asked {
  readonly kind: string
  readonly id: string
}

interface Group extends Asked {
  readonly label: string | null
  readonly printable: Printable
}

/** The record and what lies inside it, each with its own papers. */
const groupsOf = (asked: Asked, printable: Printable, label: string | null = null): readonly Group[] => [
  { kind: asked.kind, id: asked.id, label, printable },
  ...printable.parts.flatMap((p) => (p.printable ? groupsOf(p, p.printable, p.label) : [])),
]

export function listDocuments(
  world: World,
  actor: Actor,
  kinds: readonly DocumentKind[],
  asked: Asked,
): Promise<Outcome<readonly OfferedGroup[]>> {
  const today = world.clock.today()
  return readIn(world.db, [actor.committeeId], async (tx) => {
    const opened = await kindNamed(kinds, asked.kind)?.open(tx, actor, asked.id, today)
    if (!opened) return notFound()
    const groups = groupsOf(asked, opened)
    const issued = await issuedOf(
      tx,
      actor.committeeId,
      groups.map((g) => g.kind),
      groups.map((g) => g.id),
    )
    return done(
      groups
        .filter((g) => g.printable.papers.length > 0)
        .map(({ kind, id, label, printable }) => ({
          kind,
          id,
          label,
          papers: printable.papers.map((paper) => {
            const stands = issued.find((d) => d.subjectKind === kind && d.subjectId === id && d.name === paper.name) ?? null
            return {
              name: paper.name,
              title: paper.title,
              form: paper.form,
              issued: stands && shownIssued(stands),
              mayIssue: !stands && mayIssue(paper, actor) ? (paper.issue?.series.title ?? null) : null,
              mayVoid: stands !== null && mayIssue(paper, actor),
            }
          }),
        })),
    )
  })
}

export const shownIssued = ({ id, number, issuedOn, issuedBy, files }: Issued) => ({ id, number, issuedOn, issuedBy, files: [...files] })

const mayIssue = ({ issue }: PrintablePaper, actor: Actor): boolean =>
  issue !== null && may(actor, 'documents:issue') && actor.rights.has(issue.right)

export interface PrintedFile {
  readonly name: string
  readonly type: string
  readonly bytes: Buffer
}

/** The paper of this record in one form or both; what was issued is given as it was issued. */
export async function printDocument(
  world: World,
  actor: Actor,
  kinds: readonly DocumentKind[],
  asked: Asked & { readonly name: string },
  format: DocumentFormat,
): Promise<Outcome<PrintedFile>> {
  const today = world.clock.today()
  const found = await readIn(world.db, [actor.committeeId], async (tx) => {
    const opened = await kindNamed(kinds, asked.kind)?.open(tx, actor, asked.id, today)
    const paper = opened?.papers.find((p) => p.name === asked.name)
    if (!opened || !paper) return null
    const [issued] = (await issuedOf(tx, actor.committeeId, [asked.kind], [asked.id])).filter((d) => d.name === asked.name)
    return { called: opened.called, paper, issued: issued ?? null, committee: await committeeName(tx, actor.committeeId) }
  })
  if (!found) return notFound('没有这份文书，或者您无权查看')
  const { called, paper, issued, committee } = found
  const files = issued
    ? await inScope(world.db, [actor.committeeId], (tx) => filesOf(tx, world, actor, { issued, format }))
    : await Promise.all(
        renderingsOf(format).map(async (f) => ({
          format: f,
          bytes: await rendered(paper.make({ committee, number: null, day: today }), f),
        })),
      )
  const base = cleanFileName([paper.title, called, issued?.number].filter(Boolean).join('-'))
  const [first] = files
  if (files.length === 1 && first) return done({ name: `${base}.${first.format}`, type: mediaTypes[first.format], bytes: first.bytes })
  const bytes = zipWhole(files.map((f) => ({ name: `${base}.${f.format}`, content: f.bytes })))
  return done({ name: `${base}.zip`, type: mediaTypes.zip, bytes })
}

async function filesOf(tx: Tx, world: World, actor: Actor, { issued, format }: { issued: Issued; format: DocumentFormat }) {
  const files = []
  for (const f of renderingsOf(format))
    files.push(await keptFile(tx, actor.committeeId, issued, f, { newId: world.newId, now: world.clock.now() }))
  return files
}
