// Filed cases that cannot be handed over yet, because nobody is to handle them: units for one, or the same units for several.
import { Button } from 'antd'
import { useState } from 'react'
import { api } from '#/core/ui/api.ts'
import { EmptyState } from '#/core/ui/EmptyState.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { Panel } from '#/core/ui/Panel.tsx'
import { useApi, useRenew } from '#/core/ui/query.tsx'
import { SchemaForm } from '#/core/ui/SchemaForm.tsx'
import type { JsonSchema } from '#/core/ui/schema-fields.ts'
import { Section } from '#/core/ui/Section.tsx'
import { useAllRows, versionOf, wordsOf, type DeskRow } from './all-rows.ts'
import { useBatch, type Batch } from './batch.ts'
import { BatchPanel } from './BatchPanel.tsx'
import { DeskTable } from './DeskTable.tsx'
import { knownIn, titleOf, unitsToBegin, type Case } from './parts.ts'

export function AllocateList() {
  const rows = useAllRows('proposals', { 'f.state': 'filed', cols: 'version' })
  const batch = useBatch()
  return (
    <Section title={`还不能交办：承办单位待定${rows.data ? `（${rows.data.length}件）` : ''}`} id="allocate">
      <Loaded of={rows} as="待拟定承办单位的提案">
        {(found) =>
          found.length ? (
            <Filed rows={found} batch={batch} />
          ) : (
            <EmptyState title="立案的提案都已拟定承办单位" hint="新立案的会出现在这里。" />
          )
        }
      </Loaded>
      <BatchPanel run={batch.run} onClose={batch.close} />
    </Section>
  )
}

function Filed({ rows, batch }: { readonly rows: readonly DeskRow[]; readonly batch: Batch }) {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const [one, setOne] = useState<string | null>(null)
  const [isAsking, setIsAsking] = useState(false)
  const chosen = rows.filter((r) => ticked.has(r.id))
  const cases = chosen.map((r) => ({ id: r.id, version: versionOf(r), title: wordsOf(r, 'title') }))
  const sample = useApi<Case>(isAsking && chosen[0] ? `/proposals/${chosen[0].id}` : null)
  const offer = sample.data?.moves.find((m) => m.move === 'allocate')
  const send = async (form: Record<string, unknown>): Promise<void> => {
    await batch.start('allocate', '拟定承办单位', cases, form)
    setIsAsking(false)
    setTicked(new Set())
  }
  /** Each with the units its own review proposed; those without any are left for a person. */
  const confirmProposed = async (): Promise<void> => {
    await batch.startEach('拟定承办单位', cases, async ({ id }) => {
      const p = await api<Case>('GET', `/proposals/${id}`)
      const units = p.allocation.map(({ bodyId, role }) => ({ bodyId, role }))
      await api('POST', `${p.url}/moves/allocate`, { units, version: p.version })
    })
    setTicked(new Set())
  }
  return (
    <>
      {chosen.length ? (
        <div className="pp-batch-line">
          <Button type="primary" onClick={() => void confirmProposed()}>
            按审查时拟定的单位确认{chosen.length}件
          </Button>
          <Button onClick={() => setIsAsking(true)}>给勾选的{chosen.length}件拟定相同单位</Button>
        </div>
      ) : null}
      <DeskTable
        label="承办单位未定的提案"
        rows={rows}
        ticked={ticked}
        onTick={setTicked}
        act={{ label: (row) => (wordsOf(row, 'units') ? '确认单位' : '拟定单位'), start: (row) => setOne(row.id) }}
      />
      {one ? <AllocateOne key={one} id={one} onClose={() => setOne(null)} /> : null}
      <Panel open={isAsking && batch.run === null} title={`拟定承办单位（${chosen.length}件）`} onClose={() => setIsAsking(false)}>
        {offer ? (
          <SchemaForm
            schema={offer.form as JsonSchema}
            submitLabel={`用于这${chosen.length}件`}
            onCancel={() => setIsAsking(false)}
            onSubmit={send}
          />
        ) : null}
      </Panel>
    </>
  )
}

function AllocateOne({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const found = useApi<Case>(`/proposals/${id}`)
  const renew = useRenew()
  return (
    <Panel open title="拟定承办单位" onClose={onClose}>
      <Loaded of={found} as="提案">
        {(p) => {
          const offer = p.moves.find((m) => m.move === 'allocate')
          return (
            <>
              <p>{titleOf(p)}</p>
              {p.wishedUnits.length ? <p className="sj-faint">提案者建议：{p.wishedUnits.map((u) => u.name).join('、')}</p> : null}
              {p.reviews
                .filter((r) => r.note)
                .map((r) => (
                  <p key={r.at} className="pp-quote">
                    {r.reviewer}：{r.note}
                  </p>
                ))}
              {offer ? (
                <SchemaForm
                  schema={offer.form as JsonSchema}
                  initial={{ units: unitsToBegin(p) }}
                  known={knownIn(p)}
                  submitLabel="拟定承办单位"
                  onCancel={onClose}
                  onSubmit={async (answers) => {
                    await api('POST', `${p.url}/moves/allocate`, { ...answers, version: p.version })
                    await renew('/lists/proposals', '/proposals/', '/work')
                    onClose()
                  }}
                />
              ) : null}
            </>
          )
        }}
      </Loaded>
    </Panel>
  )
}
