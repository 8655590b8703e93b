// Facts entered by hand as a list; who may confirm ticks several and confirms them in one go, each answering for itself.
import { Alert, Button } from 'antd'
import { useState } from 'react'
import { api } from '#/core/ui/api.ts'
import { GoButton } from '#/core/ui/GoButton.tsx'
import { ListView } from '#/core/ui/ListView.tsx'
import type { ListRow } from '#/core/ui/ListRows.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { ProblemAlert } from '#/core/ui/ProblemAlert.tsx'
import { useRenew } from '#/core/ui/query.tsx'
import { useMay } from '#/core/ui/session.tsx'

interface Answered {
  readonly id: string
  readonly ok: boolean
  readonly reasons: readonly string[]
}

interface Told {
  readonly done: number
  readonly refused: readonly string[]
}

const confirmBar = (rows: readonly ListRow[], clear: () => void, tell: (told: Told) => void) => (
  <ConfirmSeveral
    rows={rows}
    onDone={(answers) => {
      const titles = new Map(rows.map((r) => [r.id, String(r.cells['title'])]))
      const refused = answers.filter((a) => !a.ok)
      tell({ done: answers.length - refused.length, refused: refused.map((a) => `${titles.get(a.id) ?? ''}：${a.reasons.join('；')}`) })
      clear()
    }}
  />
)

export function ManualListPage() {
  const mayConfirm = useMay('duties:confirm')
  const mayEnter = useMay('duties:enter')
  const mayDeclare = useMay('duties:declare')
  const [told, setTold] = useState<Told | null>(null)
  const start =
    mayEnter || mayDeclare ? (
      <GoButton to="/manual-facts/new" type="primary">
        {mayEnter ? '登记履职事项' : '申报履职事项'}
      </GoButton>
    ) : null
  return (
    <>
      <PageHeader
        title="人工登记的履职事项"
        subtitle="一人登记，另一人核实；核实后计入履职档案，错了的作废冲销。"
        actions={
          <>
            {mayEnter ? <GoButton to="/import">从表格导入</GoButton> : null}
            {start}
          </>
        }
      />
      {told ? (
        <Alert
          type={told.refused.length ? 'warning' : 'success'}
          showIcon
          closable
          title={`核实通过${told.done}件${told.refused.length ? `，${told.refused.length}件没有通过` : ''}`}
          description={told.refused.length ? told.refused.map((line) => <p key={line}>{line}</p>) : null}
          onClose={() => setTold(null)}
        />
      ) : null}
      {mayConfirm ? (
        <ListView
          name="manual-facts"
          as="page"
          also={['version', 'title']}
          emptyAction={start}
          select={(rows, clear) => confirmBar(rows, clear, setTold)}
        />
      ) : (
        <ListView name="manual-facts" as="page" emptyAction={start} />
      )}
    </>
  )
}

function ConfirmSeveral({ rows, onDone }: { readonly rows: readonly ListRow[]; readonly onDone: (answers: readonly Answered[]) => void }) {
  const renew = useRenew()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const confirm = async (): Promise<void> => {
    setBusy(true)
    setError(null)
    try {
      const cases = rows.map((r) => ({ id: r.id, version: Number(r.cells['version']) }))
      const { results } = await api<{ readonly results: readonly Answered[] }>('POST', '/manual-facts/batch/confirm', { cases, form: {} })
      onDone(results)
      await renew('/lists/', '/work', '/manual-facts')
    } catch (problem) {
      setError(problem)
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <Button type="primary" loading={busy} onClick={() => void confirm()}>
        核实通过所选{rows.length}件
      </Button>
      {error ? <ProblemAlert error={error} /> : null}
    </>
  )
}
