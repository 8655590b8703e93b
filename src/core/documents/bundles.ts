// Many papers as one ZIP, packed a few at a time: the page shows how far it is, no machine holds it all, and any copy goes on with it.
import { sql } from 'kysely'
import type { z } from 'zod'
import { perform, type World } from '../action.ts'
import type { Actor } from '../actor.ts'
import { committeeName } from '../committee.ts'
import type { Day } from '../day.ts'
import { inScope, readIn, type Tx } from '../db/database.ts'
import { done, notFound, refused, type Outcome } from '../outcome.ts'
import type { bundleAsk, BundleProgress, DocumentFormat } from './contract.ts'
import { documentEvents } from './events.ts'
import { cleanFileName } from './file-name.ts'
import { issuedOf, keptFile } from './issued.ts'
import { rendered, renderingsOf } from './paper-file.ts'
import type { Printable } from './document.ts'
import { kindNamed, type Asked } from './print.ts'
import type { DocumentKind } from './printing.ts'
import { zipDirectory, zipEntry, type ZipEntry } from './zip-out.ts'

export const mostPapers = 3_000
const atOnce = 10
const keptDays = 1

interface Wanted {
  readonly kind: string
  readonly id: string
  readonly name: string
  /** Without its ending. */
  readonly path: string
}

interface Bundle {
  readonly title: string
  readonly format: DocumentFormat
  readonly wanted: readonly Wanted[]
  readonly done: number
  readonly entries: readonly ZipEntry[]
  readonly bytes: number
  readonly skipped: readonly string[]
}

/** What is to be packed is settled at once, so that the page knows how much it is. */
export function openBundle(
  world: World,
  actor: Actor,
  kinds: readonly DocumentKind[],
  ask: z.output<typeof bundleAsk>,
): Promise<Outcome<BundleProgress>> {
  return perform(world, actor, async (change) => {
    const { tx, today, now } = change
    if (!actor.accountId) return refused(['没有账号，不能打包下载'])
    const wanted: Wanted[] = []
    const skipped: string[] = []
    for (const record of ask.records) {
      const opened = await kindNamed(kinds, record.kind)?.open(tx, actor, record.id, today)
      if (!opened) return notFound('要打包的内容里有一件没有找到，或者您无权查看')
      const isAlone = ask.names?.length === 1
      const groups = await wholly({ tx, actor, today, kinds }, record, opened, isAlone ? [] : [opened.called], ask.withParts)
      const found = groups.flatMap(({ kind, id, printable, folders }) =>
        printable.papers
          .filter((p) => !ask.names || ask.names.includes(p.name))
          .map((p) => ({
            kind,
            id,
            name: p.name,
            path: [...(isAlone ? [] : folders), `${p.title}-${printable.called}`].map(cleanFileName).join('/'),
          })),
      )
      if (found.length === 0) skipped.push(`${opened.called}：没有要打包的文书`)
      wanted.push(...found)
    }
    if (wanted.length === 0) return refused(['选中的这些还没有这种文书，没有可以打包的'])
    if (wanted.length > mostPapers) return refused([`共${wanted.length}份，超过一次${mostPapers}份，请分几次打包`])
    const old = sql`select id from document_bundle where committee_id = ${actor.committeeId}
      and created_at < ${new Date(now.getTime() - keptDays * 86_400_000)}`
    await sql`delete from document_bundle_piece where committee_id = ${actor.committeeId} and bundle_id in (${old})`.execute(tx)
    await sql`delete from document_bundle where committee_id = ${actor.committeeId} and id in (${old})`.execute(tx)
    const id = change.newId()
    await sql`insert into document_bundle (committee_id, id, account_id, title, format, wanted, skipped, created_at)
      values (${actor.committeeId}, ${id}, ${actor.accountId}, ${ask.title}, ${ask.format}, ${JSON.stringify(unlike(wanted))},
        ${JSON.stringify(skipped)}, ${now})`.execute(tx)
    change.record(
      { kind: 'document-bundle', id },
      documentEvents.bundled.of({ title: ask.title, count: wanted.length, format: ask.format }),
    )
    return done({ id, done: 0, of: wanted.length, skipped })
  })
}

interface Reading {
  readonly tx: Tx
  readonly actor: Actor
  readonly today: Day
  readonly kinds: readonly DocumentKind[]
}

interface Folder extends Asked {
  readonly printable: Printable
  readonly folders: readonly string[]
}

/** The record and all that lies inside it, in folders within folders; what its page does not open is opened here. */
async function wholly(
  reading: Reading,
  { kind, id }: Asked,
  printable: Printable,
  folders: readonly string[],
  withParts: boolean,
): Promise<readonly Folder[]> {
  const found: Folder[] = [{ kind, id, printable, folders }]
  if (!withParts) return found
  const { tx, actor, today, kinds } = reading
  for (const part of printable.parts) {
    const opened = part.printable ?? (await kindNamed(kinds, part.kind)?.open(tx, actor, part.id, today))
    if (opened) found.push(...(await wholly(reading, part, opened, [...folders, part.label], true)))
  }
  return found
}

/** No two files of one path. */
function unlike(wanted: readonly Wanted[]): readonly Wanted[] {
  const used = new Set<string>()
  return wanted.map((w) => {
    let path = w.path
    for (let n = 2; used.has(path); n++) path = `${w.path}（${n}）`
    used.add(path)
    return { ...w, path }
  })
}

async function bundleOf(tx: Tx, actor: Actor, id: string, hold: boolean): Promise<Bundle | null> {
  const { rows } = await sql<Bundle>`
    select title, format, wanted, done, entries, bytes, skipped from document_bundle
    where committee_id = ${actor.committeeId} and id = ${id} and account_id = ${actor.accountId} ${hold ? sql`for update` : sql``}`.execute(
    tx,
  )
  return rows[0] ?? null
}

/** The next few. Asked again after the last, it answers the same. */
export function packBundle(world: World, actor: Actor, kinds: readonly DocumentKind[], id: string): Promise<Outcome<BundleProgress>> {
  return inScope<Outcome<BundleProgress>>(world.db, [actor.committeeId], async (tx) => {
    const bundle = await bundleOf(tx, actor, id, true)
    if (!bundle) return notFound('没有找到这次打包，可能已经过期，请重新打包')
    const of = bundle.wanted.length
    if (bundle.done >= of) return done({ id, done: of, of, skipped: [...bundle.skipped] })
    const today = world.clock.today()
    const committee = await committeeName(tx, actor.committeeId)
    const pieces: Buffer[] = []
    const entries: ZipEntry[] = []
    const skipped = [...bundle.skipped]
    let { bytes } = bundle
    for (const wanted of bundle.wanted.slice(bundle.done, bundle.done + atOnce)) {
      // Read again now: what the reader may no longer see, or what is gone, does not go into the ZIP.
      const opened = await kindNamed(kinds, wanted.kind)?.open(tx, actor, wanted.id, today)
      const paper = opened?.papers.find((p) => p.name === wanted.name)
      if (!paper) {
        skipped.push(`${wanted.path}：已经没有了，或者您不再有权查看`)
        continue
      }
      const issued = (await issuedOf(tx, actor.committeeId, [wanted.kind], [wanted.id])).find((d) => d.name === wanted.name)
      for (const format of renderingsOf(bundle.format)) {
        const content = issued
          ? (await keptFile(tx, actor.committeeId, issued, format, { newId: world.newId, now: world.clock.now() })).bytes
          : await rendered(paper.make({ committee, number: null, day: today }), format)
        const packed = zipEntry(`${wanted.path}.${format}`, content, bytes)
        pieces.push(packed.bytes)
        entries.push(packed.entry)
        bytes += packed.bytes.length
      }
    }
    const now = Math.min(of, bundle.done + atOnce)
    await sql`insert into document_bundle_piece (committee_id, bundle_id, no, content)
      values (${actor.committeeId}, ${id}, ${bundle.done}, ${Buffer.concat(pieces)})`.execute(tx)
    await sql`update document_bundle set done = ${now}, entries = entries || ${JSON.stringify(entries)}::jsonb, bytes = ${bytes},
        skipped = ${JSON.stringify(skipped)} where committee_id = ${actor.committeeId} and id = ${id}`.execute(tx)
    return done({ id, done: now, of, skipped })
  })
}

/** The finished ZIP, read from the database piece by piece as it is sent. */
export async function streamBundle(
  world: World,
  actor: Actor,
  id: string,
): Promise<Outcome<{ readonly name: string; readonly size: number; readonly stream: ReadableStream<Uint8Array> }>> {
  const bundle = await readIn(world.db, [actor.committeeId], (tx) => bundleOf(tx, actor, id, false))
  if (!bundle) return notFound('没有找到这次打包，可能已经过期，请重新打包')
  if (bundle.done < bundle.wanted.length) return refused([`还在打包：${bundle.done}/${bundle.wanted.length}`])
  const directory = zipDirectory(bundle.entries, bundle.bytes)
  let after = -1
  const stream = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const { rows } = await readIn(world.db, [actor.committeeId], (tx) =>
        sql<{ no: number; content: Buffer }>`
          select no, content from document_bundle_piece
          where committee_id = ${actor.committeeId} and bundle_id = ${id} and no > ${after} order by no limit 1`.execute(tx),
      )
      const [piece] = rows
      controller.enqueue(new Uint8Array(piece?.content ?? directory))
      if (piece) after = piece.no
      else controller.close()
    },
  })
  return done({ name: `${cleanFileName(bundle.title)}.zip`, size: bundle.bytes + directory.length, stream })
}
