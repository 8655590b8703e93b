// At the end of the term: everything that is over goes to the archive in one go, session by session.
import { Button } from 'antd'
import { useState } from 'react'
import { EmptyState } from '#/core/ui/EmptyState.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { useAllRows, versionOf, wordsOf, type DeskRow } from './all-rows.ts'
import { useBatch } from './batch.ts'
import { BatchPanel } from './BatchPanel.tsx'
import { DeskTable } from './DeskTable.tsx'
import './proposals.css'

const parts = [
  { move: 'archive', title: '已办结和并案的', states: 'closed,mergedInto', label: '归档' },
  { move: 'archiveUnfiled', title: '未立案和撤案的', states: 'notFiled,withdrawn', label: '归档（未立案）' },
] as const

export function ArchivePage() {
  const batch = useBatch()
  return (
    <>
      <PageHeader
        title="归档"
        subtitle="届满或年末把已经了结的提案成批归档。归档后只读，永久保存；未立案的仍只有审查机构和提案者可以查看。"
      />
      {parts.map((part) => (
        <Part key={part.move} {...part} onArchive={(rows) => void batch.start(part.move, part.label, rows, {})} />
      ))}
      <BatchPanel run={batch.run} onClose={batch.close} />
    </>
  )
}

interface PartProps {
  readonly title: string
  readonly states: string
  readonly label: string
  readonly onArchive: (rows: readonly { id: string; version: number; title: string }[]) => void
}

function Part({ title, states, label, onArchive }: PartProps) {
  const rows = useAllRows('proposals', { 'f.state': states, sort: 'since', dir: 'asc', cols: 'version,session' })
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  return (
    <Section title={title}>
      <Loaded of={rows} as="提案">
        {(found) => {
          const chosen = found.filter((r) => ticked.has(r.id))
          return found.length ? (
            <>
              <p className="pp-line">
                <Button type="primary" disabled={chosen.length === 0} onClick={() => onArchive(chosen.map(asCase))}>
                  {label}勾选的{chosen.length}件
                </Button>
                <Button type="link" onClick={() => setTicked(new Set(chosen.length === found.length ? [] : found.map((r) => r.id)))}>
                  {chosen.length === found.length ? '取消勾选' : `全选${found.length}件`}
                </Button>
              </p>
              <DeskTable label={title} rows={found} ticked={ticked} onTick={setTicked} />
            </>
          ) : (
            <EmptyState title="没有等待归档的" hint="办结、并案、未立案、撤案的提案会出现在这里。" />
          )
        }}
      </Loaded>
    </Section>
  )
}

const asCase = (r: DeskRow) => ({ id: r.id, version: versionOf(r), title: wordsOf(r, 'title') })
